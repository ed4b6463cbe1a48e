"""A directive is written by its issuing place and read there and wherever it was received; its parts follow it."""

from django.db import migrations

from chungtay.people.rowsecurity import IN_SCOPE_SQL, by_place

_OWN_AGENCY = (
    "(SELECT p.agency_id FROM people_post p"
    " WHERE p.id = (SELECT nullif(current_setting('app.post', true), '')::uuid))"
)
_ISSUED = f"(place_id IN {IN_SCOPE_SQL} OR agency_id = {_OWN_AGENCY})"
_RECEIVED = (
    "id IN (SELECT r.directive_id FROM directives_receipt r"
    f" WHERE r.place_id IN {IN_SCOPE_SQL} OR r.agency_id = {_OWN_AGENCY})"
)
_PARTS = ("directives_task", "directives_basis", "directives_addressee")


def _part(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_scope ON {table}"
        f" USING (directive_id IN (SELECT d.id FROM directives_directive d WHERE d.{_ISSUED[1:]})"
        f" WITH CHECK (directive_id IN (SELECT d.id FROM directives_directive d WHERE d.{_ISSUED[1:]})",
        f"CREATE POLICY {table}_received ON {table} FOR SELECT"
        " USING (directive_id IN (SELECT d.id FROM directives_directive d))",
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0001_initial"),
        ("documents", "0002_row_security"),
        ("people", "0001_initial"),
    ]

    operations = [
        by_place("directives_receipt", extra=f"agency_id = {_OWN_AGENCY}"),
        migrations.RunSQL(
            sql=[
                "ALTER TABLE directives_directive ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY directives_directive_scope ON directives_directive"
                f" USING ({_ISSUED}) WITH CHECK ({_ISSUED})",
                f"CREATE POLICY directives_directive_received ON directives_directive FOR SELECT USING ({_RECEIVED})",
                *[line for table in _PARTS for line in _part(table)],
                "CREATE POLICY documents_file_directives ON documents_file FOR SELECT"
                " USING (id IN (SELECT d.file_id FROM directives_directive d))",
            ],
            reverse_sql=[
                "DROP POLICY documents_file_directives ON documents_file",
                *[
                    line
                    for table in _PARTS
                    for line in (
                        f"DROP POLICY {table}_received ON {table}",
                        f"DROP POLICY {table}_scope ON {table}",
                        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
                    )
                ],
                "DROP POLICY directives_directive_received ON directives_directive",
                "DROP POLICY directives_directive_scope ON directives_directive",
                "ALTER TABLE directives_directive DISABLE ROW LEVEL SECURITY",
            ],
        ),
    ]
