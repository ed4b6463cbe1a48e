"""One question beyond the scope: did somebody whose file is elsewhere now live in these places?"""

from django.db import migrations

MOVED_AWAY = """
CREATE FUNCTION figures_moved_away(places uuid[], scope uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  -- Runs as the owner, beyond row security: it may say yes or no, and nothing about whom.
  SELECT EXISTS (SELECT 1 FROM children_residence r
                  WHERE r.place_id = ANY (places)
                    AND NOT EXISTS (SELECT 1 FROM unnest(scope) AS seen(id) WHERE seen.id = r.kept_at_id))
$$
"""
ONLY_FOR_APP = """
REVOKE ALL ON FUNCTION figures_moved_away(uuid[], uuid[]) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chungtay_app') THEN
    GRANT EXECUTE ON FUNCTION figures_moved_away(uuid[], uuid[]) TO chungtay_app;
  END IF;
END $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("children", "0002_row_security")]

    operations = [
        migrations.RunSQL(
            sql=[MOVED_AWAY, ONLY_FOR_APP],
            reverse_sql="DROP FUNCTION figures_moved_away(uuid[], uuid[])",
        ),
    ]
