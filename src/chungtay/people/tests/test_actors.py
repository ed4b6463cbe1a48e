"""Who acts, in which scope, and what the database answers to it."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests.plugin import as_web_role

from chungtay.core.errors import NotAllowed, NotFound
from chungtay.journal.api import Entry, record
from chungtay.people.api import Scope, acting, refresh_scope, require, require_place
from chungtay.people.tests.cast import DAY, make_cast
from chungtay.places.api import get_unit, predecessors

pytestmark = pytest.mark.django_db


def test_scope_holds_the_place_what_is_below_and_what_came_before():
    cast = make_cast()
    commune = set(cast.an.place_ids())
    assert {unit.id for unit in predecessors(get_unit("03390", DAY))} < commune
    assert commune < set(cast.cuc.place_ids())
    assert not commune & {cast.dung.place_id}


def test_scope_is_recomputed_without_doubling():
    cast = make_cast()
    before = Scope.objects.count()
    refresh_scope()
    assert Scope.objects.count() == before
    assert cast.an.sees(cast.an.place_id)


def test_a_missing_right_and_a_place_out_of_scope_are_told_apart():
    cast = make_cast(read=("people.manage",))
    require(cast.an, "people.manage")
    with pytest.raises(NotAllowed):
        require(cast.cuc, "people.manage")
    require_place(cast.cuc, cast.an.place_id)
    with pytest.raises(NotFound):
        require_place(cast.an, cast.dung.place_id)


def test_the_journal_answers_only_within_scope_and_never_changes():
    cast = make_cast()
    with as_web_role():
        for actor in (cast.an, cast.dung):
            with acting(actor):
                record(
                    actor=actor, verb="people.sign_in", subject_kind="people.Account", place_id=actor.place_id
                )
        assert Entry.objects.count() == 0, "no scope set, no rows"
        with acting(cast.an):
            assert [row.account_name for row in Entry.objects.all()] == ["Lò Thị An"]
        with acting(cast.cuc):
            assert Entry.objects.count() == 2


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET reason = 'x'", "DELETE FROM journal_entry"])
def test_the_web_role_may_not_rewrite_the_journal(statement):
    make_cast()
    with as_web_role(), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_unregistered_verb_is_refused():
    cast = make_cast()
    with pytest.raises(ValueError, match="not registered"):
        record(actor=cast.an, verb="people.invented")
