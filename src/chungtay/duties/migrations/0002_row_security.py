"""A duty is visible by its place, and to the two agencies it binds wherever they stand; its rows follow it."""

from django.db import migrations

from chungtay.people.rowsecurity import by_place

_OWN_AGENCY = (
    "(SELECT p.agency_id FROM people_post p"
    " WHERE p.id = (SELECT nullif(current_setting('app.post', true), '')::uuid))"
)


def _with_duty(table: str, first: str = "") -> migrations.RunSQL:
    # EXISTS, not IN: these tables are read a few rows at a time, and IN would hash every visible duty each time.
    follows = f"EXISTS (SELECT 1 FROM duties_duty o WHERE o.id = {table}.duty_id)"
    condition = f"{first} OR {follows}" if first else follows
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


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial"), ("people", "0001_initial")]

    operations = [
        by_place("duties_duty", extra=f"owed_by_id = {_OWN_AGENCY} OR owed_to_id = {_OWN_AGENCY}"),
        _with_duty("duties_extension"),
        _with_duty("duties_reminder"),
        _with_duty("duties_escalation", f"to_agency_id = {_OWN_AGENCY}"),
    ]
