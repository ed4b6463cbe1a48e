"""A report is seen by whose scope holds its place; what was sent or published can never be altered."""

from django.db import migrations

from chungtay.people.rowsecurity import by_place

TABLES = (
    "reports_report",
    "reports_cell",
    "reports_cellnote",
    "reports_narrative",
    "reports_sending",
    "reports_frozencell",
    "reports_part",
    "reports_publication",
)
KEPT = ("reports_definition", "reports_sending", "reports_frozencell", "reports_publication")

GUARD = """
CREATE FUNCTION reports_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was sent or published is kept as it was (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def kept(table: str) -> migrations.RunSQL:
    """Return a step that refuses every change and removal of the table's rows."""
    return migrations.RunSQL(
        sql=(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION reports_keep()"
        ),
        reverse_sql=f"DROP TRIGGER {table}_kept ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("people", "0001_initial")]

    operations = [
        *(by_place(table) for table in TABLES),
        migrations.RunSQL(sql=GUARD, reverse_sql="DROP FUNCTION reports_keep()"),
        *(kept(table) for table in KEPT),
    ]
