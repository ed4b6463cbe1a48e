"""The application's role may work with every table, and may never rewrite the journal."""

import pytest
from django.db import ProgrammingError, connection, transaction

from chungtay.journal.api import append_only_tables
from chungtay.running.grants import grant_to_web_role

pytestmark = pytest.mark.django_db


def _may(table: str, what: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('chungtay_app', %s, %s)", [table, what])
        return bool(cursor.fetchone()[0])


def test_the_journal_may_be_written_and_read_but_not_changed() -> None:
    for table in append_only_tables():
        assert [_may(table, what) for what in ("SELECT", "INSERT")] == [True, True]
        assert [_may(table, what) for what in ("UPDATE", "DELETE", "TRUNCATE")] == [False, False, False]


def test_saying_the_rights_again_changes_nothing() -> None:
    grant_to_web_role(connection)
    grant_to_web_role(connection)
    test_the_journal_may_be_written_and_read_but_not_changed()
    assert _may("people_account", "UPDATE")
    assert not _may("django_migrations", "INSERT")


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET verb = 'x'", "DELETE FROM journal_entry"])
def test_rewriting_the_journal_is_refused_by_the_database(web_role: None, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_application_may_not_change_the_structure(web_role: None) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.outside (a int)")
