"""What the application's role may do with each table; said again after every migration."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from chungtay.journal.api import append_only_tables
from chungtay.running.roles import APP

WHOLE_SCHEMA = (
    sql.SQL("GRANT USAGE ON SCHEMA public TO {}"),
    sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"),
    sql.SQL("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}"),
    sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}"),
)


def grant_to_web_role(connection: BaseDatabaseWrapper) -> None:
    """Give `chungtay_app` its rights on everything, then take back what would rewrite the journal.

    Run with the owner's login, after `migrate`; safe to repeat. All of it is one transaction, so that there
    is no moment in which the journal can be changed.
    """
    role = sql.Identifier(APP)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in WHOLE_SCHEMA:
            cursor.execute(statement.format(role))
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        present = {row[0] for row in cursor.fetchall()}
        for table in present.intersection(append_only_tables()):
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), role)
            )
        if "django_migrations" in present:
            cursor.execute(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(role))
