"""A duty is visible by its place, and to the two agencies it binds wherever they stand."""

from django.db import migrations

from chungtay.people.rowsecurity import by_owner_row, by_place

_OWN_AGENCY = (
    "(SELECT p.agency_id FROM people_post p"
    " WHERE p.id = (SELECT nullif(current_setting('app.post', true), '')::uuid))"
)


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial"), ("people", "0001_initial")]

    operations = [
        by_place("duties_duty", extra=f"owed_by_id = {_OWN_AGENCY} OR owed_to_id = {_OWN_AGENCY}"),
        by_owner_row("duties_extension", "duty_id", "duties_duty"),
        by_owner_row("duties_reminder", "duty_id", "duties_duty"),
        by_owner_row("duties_escalation", "duty_id", "duties_duty"),
    ]
