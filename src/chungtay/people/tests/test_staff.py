"""Managing accounts and posts: only inside the scope, only with rights one holds."""

from datetime import date

import pytest

from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound
from chungtay.journal.api import Entry
from chungtay.people.actions import assign_post, create_account, end_holding, grant_rights
from chungtay.people.api import Account, Holding, Post, holdings_of
from chungtay.people.queries import staff_page
from chungtay.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db
NEW = {"username": "moi", "full_name": "Người Mới", "title": "Cộng tác viên", "rights": ["people.manage"]}


def test_an_account_is_made_in_scope_with_rights_the_maker_holds():
    cast = make_cast(above=("people.manage",))
    account, password = create_account(cast.cuc, agency_id=cast.commune.id, **NEW)
    assert account.check_password(password)
    assert account.must_change_password
    assert [held.post.agency_id for held in holdings_of(account)] == [cast.commune.id]
    assert Entry.objects.get(verb="people.create_account").after["username"] == "moi"
    with pytest.raises(Invalid, match="đã có người dùng"):
        create_account(cast.cuc, agency_id=cast.commune.id, **NEW)
    with pytest.raises(Invalid, match="Chỉ giao được"):
        create_account(
            cast.cuc, agency_id=cast.commune.id, **{**NEW, "username": "b", "rights": ["journal.read"]}
        )


def test_out_of_scope_is_not_found_and_without_the_right_not_allowed():
    cast = make_cast(read=("people.manage",))
    with pytest.raises(NotFound):
        create_account(cast.binh, agency_id=cast.other.id, **NEW)
    with pytest.raises(NotAllowed):
        create_account(cast.cuc, agency_id=cast.commune.id, **NEW)


def test_a_post_is_ended_with_a_reason_and_only_once():
    cast = make_cast(above=("people.manage",))
    held = Holding.objects.get(account_id=cast.an.account_id)
    with pytest.raises(Invalid):
        end_holding(cast.cuc, holding_id=held.id, on=date(2026, 6, 1), reason=" ")
    with pytest.raises(Invalid):
        end_holding(cast.cuc, holding_id=held.id, on=held.valid_from, reason="nghỉ việc")
    end_holding(cast.cuc, holding_id=held.id, on=date(2026, 6, 1), reason="nghỉ việc")
    with pytest.raises(Conflict):
        end_holding(cast.cuc, holding_id=held.id, on=date(2026, 6, 2), reason="nghỉ việc")
    with pytest.raises(NotFound):
        end_holding(make_other(cast), holding_id=held.id, on=date(2026, 6, 2), reason="x")


def make_other(cast):
    Post.objects.filter(id=cast.dung.post_id).update(rights=["people.manage"])
    from dataclasses import replace

    return replace(cast.dung, rights=frozenset({"people.manage"}))


def test_rights_one_lacks_can_neither_be_given_nor_taken():
    cast = make_cast("journal.read", above=("people.manage",))
    post = grant_rights(cast.cuc, post_id=cast.an.post_id, rights=["people.manage"])
    assert post.rights == ["journal.read", "people.manage"], "journal.read is not Cúc's to take"
    with pytest.raises(Invalid):
        grant_rights(cast.cuc, post_id=cast.binh.post_id, rights=["journal.read"])


def test_a_post_may_be_held_by_a_second_person_but_not_twice_by_one():
    cast = make_cast(above=("people.manage",))
    binh = Account.objects.get(id=cast.binh.account_id)
    assign_post(cast.cuc, account_id=binh.id, post_id=cast.an.post_id, since=date(2026, 1, 1))
    with pytest.raises(Conflict):
        assign_post(cast.cuc, account_id=binh.id, post_id=cast.an.post_id, since=date(2026, 2, 1))


def test_the_list_pages_by_key_and_keeps_to_the_scope(django_assert_num_queries):
    cast = make_cast(above=("people.manage",))
    cast.cuc.place_ids()
    with django_assert_num_queries(3):
        first = staff_page(cast.cuc, size=2)
    rest = staff_page(cast.cuc, size=2, after=first.after)
    names = [row.name for row, _, _ in first.rows + rest.rows]
    assert sorted(names) == sorted({cast.province.name, cast.commune.name, cast.other.name})
    assert rest.after == ""
    assert [row.name for row, _, _ in staff_page(cast.cuc, words="binh lu").rows] == [cast.commune.name]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "co-quan/{agency}/",
        "co-quan/{agency}/tai-khoan-moi/",
        "chuc-vu/{post}/quyen/",
        "giu-chuc/{held}/thoi/",
    ],
)
def test_every_screen_opens(client, path):
    cast = make_cast(above=("people.manage",))
    client.force_login(Account.objects.get(id=cast.cuc.account_id))
    held = Holding.objects.get(account_id=cast.an.account_id)
    address = path.format(agency=cast.commune.id, post=cast.an.post_id, held=held.id)
    assert client.get(f"/can-bo/{address}").status_code == 200
