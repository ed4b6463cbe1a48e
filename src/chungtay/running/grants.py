"""What the application's role may do with each table; said again after every migration."""

from django.db import connection
from psycopg import sql

from chungtay.running.roles import APP

APPEND_ONLY_DEFAULT = ("journal_entry",)


def apply_grants() -> None:
    """Give `chungtay_app` its rights on everything in the schema, then take back what would rewrite the journal.

    Run with the owner's login, after `migrate`; safe to repeat. Both halves are one transaction, so that
    there is no moment in which the journal can be changed.
    """
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:
        role = sql.Identifier(APP)
        for statement in (
            sql.SQL("GRANT USAGE ON SCHEMA public TO {}"),
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"),
            sql.SQL("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}"),
            sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}"),
        ):
            cursor.execute(statement.format(role))
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        present = {row[0] for row in cursor.fetchall()}
        for table in append_only_tables():
            if table in present:
                cursor.execute(
                    sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), role)
                )
        if "django_migrations" in present:
            cursor.execute(
                sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(
                    sql.Identifier("django_migrations"), role
                )
            )


def append_only_tables() -> list[str]:
    """Return the tables in which the application may write new rows and never change one."""
    try:
        from chungtay.journal.api import append_only_tables as declared
    except ImportError:
        return list(APPEND_ONLY_DEFAULT)
    return list(declared())
