"""The journal answers only for places in the acting post's scope; any deed may be written, none changed."""

from django.db import migrations

from chungtay.people.rowsecurity import IN_SCOPE_SQL

_MINE = "(SELECT nullif(current_setting('app.post', true), '')::uuid)"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("journal", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql=[
                "ALTER TABLE journal_entry ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY journal_entry_read ON journal_entry FOR SELECT"
                f" USING (place_id IN {IN_SCOPE_SQL} OR post_id = {_MINE})",
                "CREATE POLICY journal_entry_write ON journal_entry FOR INSERT WITH CHECK (true)",
            ],
            reverse_sql=[
                "DROP POLICY journal_entry_write ON journal_entry",
                "DROP POLICY journal_entry_read ON journal_entry",
                "ALTER TABLE journal_entry DISABLE ROW LEVEL SECURITY",
            ],
        )
    ]
