"""The nightly count of names sees the whole country, as the web role too."""

import pytest
from django.db import connection
from tests.plugin import as_web_role

from chungtay.children.jobs import count_names_nightly
from chungtay.children.tests.factories import make_child, make_world
from chungtay.people.api import Agency, Post, refresh_scope
from chungtay.people.tests.cast import DAY, SINCE
from chungtay.places.api import get_unit


@pytest.mark.django_db
def test_names_are_counted_over_every_place():
    world = make_world()
    ministry = Agency.objects.create(
        name="Bộ",
        short_name="Bộ",
        level="ministry",
        kind="may-chu",
        place=get_unit("VN", DAY),
        valid_from=SINCE,
    )
    post = Post.objects.create(agency=ministry, title="Máy chủ", is_system=True, valid_from=SINCE)
    refresh_scope([post.id])
    for _ in range(3):
        child = make_child(world.commune)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE children_name SET count = 0")
        with as_web_role():
            count_names_nightly()
        cursor.execute("SELECT count FROM children_name WHERE key = %s", [child.name_key])
        assert cursor.fetchone() == (3,)
