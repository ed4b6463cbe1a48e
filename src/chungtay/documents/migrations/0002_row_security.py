"""Files and numbers are visible by their place."""

from django.db import migrations

from chungtay.people.rowsecurity import by_owner_row, by_place


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("people", "0001_initial")]

    operations = [
        by_place("documents_file"),
        by_place("documents_numberseries"),
        by_owner_row("documents_issuednumber", "series_id", "documents_numberseries"),
    ]
