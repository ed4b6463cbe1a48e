"""The journal's screen shows the scope and no more, page by page."""

import pytest

from chungtay.journal.api import Entry, record
from chungtay.people.api import Account, acting
from chungtay.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db


def test_the_journal_shows_what_was_done_in_scope_only(client):
    cast = make_cast(read=("journal.read",))
    for actor in (cast.an, cast.dung):
        with acting(actor):
            record(
                actor=actor, verb="people.switch_post", subject_kind="people.Post", place_id=actor.place_id
            )
    client.force_login(Account.objects.get(id=cast.binh.account_id))
    words = client.get("/nhat-ky/").content.decode()
    assert "Lò Thị An" in words
    assert "Quàng Văn Dũng" not in words
    assert "Không có dòng nào khớp" in client.get("/nhat-ky/?ai=khong-ai").content.decode()


def test_the_journal_pages_by_key_without_losing_a_line(client):
    cast = make_cast(read=("journal.read",))
    with acting(cast.an):
        for _ in range(120):
            record(actor=cast.an, verb="people.switch_post", subject_kind="x", place_id=cast.an.place_id)
    client.force_login(Account.objects.get(id=cast.an.account_id))
    seen, after = [], ""
    while True:
        answer = client.get("/nhat-ky/", {"viec": "people.switch_post", "sau": after})
        seen += [row.id for row, _label in answer.context["rows"]]
        after = answer.context["after"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == Entry.objects.filter(verb="people.switch_post").count() == 120
