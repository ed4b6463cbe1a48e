"""Row-level security: the database itself answers only with rows whose place the acting post may see.

The policy asks an uncorrelated question, which PostgreSQL hashes once; see `docs/decisions/0003`.
"""

from django.db import migrations

_IN_SCOPE = (
    "(SELECT s.place_id FROM people_scope s"
    " WHERE s.post_id = (SELECT nullif(current_setting('app.post', true), '')::uuid))"
)


def by_place(table: str, column: str = "place_id", *, extra: str = "") -> migrations.RunSQL:
    """Return a migration step that limits `table` to rows whose `column` lies in the acting post's scope.

    `extra` is a further SQL condition that also lets a row through (joined with OR).
    """
    return _policy(table, f"{column} IN {_IN_SCOPE}" + (f" OR {extra}" if extra else ""))


def by_owner_row(table: str, column: str, owner_table: str) -> migrations.RunSQL:
    """Return a migration step that limits `table` to rows whose `column` points at a visible row of `owner_table`."""
    return _policy(table, f"{column} IN (SELECT o.id FROM {owner_table} o)")  # noqa: S608 - names of ours


def _policy(table: str, condition: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=[
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY {table}_scope ON {table} USING ({condition}) WITH CHECK ({condition})",
        ],
        reverse_sql=[
            f"DROP POLICY {table}_scope ON {table}",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


IN_SCOPE_SQL = _IN_SCOPE
