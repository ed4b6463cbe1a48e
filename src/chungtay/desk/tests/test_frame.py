"""The frame round every page: cheap, and standing when nothing else does."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.test import RequestFactory

from chungtay.desk import context
from chungtay.desk.context import frame
from chungtay.desk.navigation import nav_items


def asked(actor=None, path="/"):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    if actor is not None:
        request.actor = actor
    return request


def test_a_visitor_gets_a_frame_without_doors_and_without_queries(django_assert_num_queries, db) -> None:
    with django_assert_num_queries(0):
        words = frame(asked())
        assert (words["actor"], list(words["nav_items"]), words["can_switch_post"]) == (None, [], False)


def test_the_frame_holds_without_any_database() -> None:
    assert frame(RequestFactory().get("/"))["nav_items"] == []


def test_doors_follow_rights_and_numbers_are_read_once(house, django_assert_num_queries) -> None:
    request = asked(house.actor("Bình Lư"), "/viec/")
    with django_assert_num_queries(0):
        words = frame(request)
    with django_assert_num_queries(3):  # one count inside a savepoint
        items = list(words["nav_items"])
    with django_assert_num_queries(0):
        assert frame(request) is words
        assert list(words["nav_items"]) == items
    assert [item["url"] for item in items if item["current"]] == ["/"]
    assert "/theo-doi/" not in [item["url"] for item in items]


def test_a_leader_begins_with_the_overview(house) -> None:
    items = nav_items(house.actor("Lai Châu"), path="/theo-doi/", counts={"overdue_below": 9}, words=str)
    assert (items[0]["url"], items[0]["current"], items[0]["count"]) == ("/theo-doi/", True, 9)
    assert sum(item["current"] for item in items) == 1
    assert sum(item["gap"] for item in items) == 1


@pytest.mark.parametrize("path", ["/viec/abc/", "/dia-ban/", "/khong-co/"])
def test_at_most_one_door_is_the_current_one(house, path) -> None:
    items = nav_items(house.actor("Lai Châu"), path=path, counts={}, words=str)
    assert sum(item["current"] for item in items) <= 1


def test_numbers_stay_away_when_the_database_does(house, monkeypatch) -> None:
    def away(_actor):
        raise OperationalError("gone")

    monkeypatch.setattr(context, "count_for", away)
    items = list(frame(asked(house.actor("Bình Lư")))["nav_items"])
    assert items
    assert all(item["count"] == 0 for item in items)
