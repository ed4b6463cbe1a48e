"""Row-level security of the register, the guard of rows that hang on a child, and the masked search beyond scope."""

from django.db import migrations

from chungtay.people import rowsecurity

OF_CHILD = (
    "children_residence",
    "children_guardian",
    "children_circumstancespell",
    "children_riskspell",
    "children_help",
    "children_injury",
    "children_matchdecision",
)


def kept_with_child(table: str) -> migrations.RunSQL:
    """Return a step that holds a row to its child and to the child's place; the place follows when the child moves."""
    return migrations.RunSQL(
        sql=(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_kept_with_child FOREIGN KEY (child_id, kept_at_id)"
            " REFERENCES children_child (id, place_id) ON UPDATE CASCADE ON DELETE CASCADE"
            " DEFERRABLE INITIALLY DEFERRED"
        ),
        reverse_sql=f"ALTER TABLE {table} DROP CONSTRAINT {table}_kept_with_child",
    )


FIND_MASKED = """
CREATE FUNCTION children_find_masked(name_keys text[], born date, born_exact boolean, born_any_year integer)
RETURNS TABLE (initials text, sex text, born_year integer, place_id uuid, place_name text,
               same_name boolean, same_day boolean, same_month boolean, same_year boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  -- Runs as the owner, beyond row security: it must never return a name, a date, an id or a number.
  SELECT (SELECT string_agg(upper(left(w, 1)) || '.', ' ' ORDER BY n)
            FROM unnest(string_to_array(c.full_name, ' ')) WITH ORDINALITY AS parts(w, n)),
         c.sex::text, c.born_year, c.place_id, u.full_name::text,
         c.name_key = name_keys[1],
         born_exact AND c.birth_precision = 'day' AND c.born_on = born,
         born IS NOT NULL AND c.birth_precision <> 'year'
           AND date_trunc('month', c.born_on) = date_trunc('month', born),
         c.born_year = born_any_year
    FROM children_child c
    JOIN places_unit u ON u.id = c.place_id
   WHERE c.name_key = ANY (name_keys)
     AND c.status <> 'dead'
     AND (born_any_year IS NULL OR c.born_year BETWEEN born_any_year - 1 AND born_any_year + 1)
     AND current_setting('app.post', true) <> ''
     AND c.place_id NOT IN (SELECT s.place_id FROM people_scope s
                             WHERE s.post_id = nullif(current_setting('app.post', true), '')::uuid)
   ORDER BY c.name_key <> name_keys[1],
            abs(c.born_on - coalesce(born, c.born_on)), c.id
   LIMIT 5
$$
"""

CHILD_OF_NUMBER = """
CREATE FUNCTION children_number_taken(number text, own uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  -- Says only that a number is in use somewhere in the country, not by whom.
  SELECT EXISTS (SELECT 1 FROM children_child c
                  WHERE c.personal_number = number AND number <> '' AND (own IS NULL OR c.id <> own))
$$
"""

NUMBERS_TAKEN = """
CREATE FUNCTION children_numbers_taken(numbers text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.personal_number::text FROM children_child c
   WHERE c.personal_number = ANY (numbers) AND c.personal_number <> ''
$$
"""

FUNCTIONS = {
    "children_find_masked(text[], date, boolean, integer)": FIND_MASKED,
    "children_number_taken(text, uuid)": CHILD_OF_NUMBER,
    "children_numbers_taken(text[])": NUMBERS_TAKEN,
}


def only_for_app(signature: str) -> str:
    """Return the statements that leave a function to the application's role alone."""
    return (
        f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC;"
        " DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chungtay_app') THEN"
        f" GRANT EXECUTE ON FUNCTION {signature} TO chungtay_app; END IF; END $$"
    )


class Migration(migrations.Migration):
    """Policies by the child's place; three functions that look beyond the scope and give away no identity."""

    dependencies = [("children", "0001_initial"), ("people", "0001_initial")]

    operations = [
        *(kept_with_child(table) for table in OF_CHILD),
        rowsecurity.by_place("children_child"),
        rowsecurity.by_place("children_household"),
        rowsecurity.by_place("children_importbatch"),
        rowsecurity.by_owner_row("children_importrow", "batch_id", "children_importbatch"),
        *(rowsecurity.by_place(table, "kept_at_id") for table in OF_CHILD),
        *(
            migrations.RunSQL(sql=[body, only_for_app(signature)], reverse_sql=f"DROP FUNCTION {signature}")
            for signature, body in FUNCTIONS.items()
        ),
    ]
