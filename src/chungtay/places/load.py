"""Bringing the catalogue into the database: COPY into scratch tables, then one statement per table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from chungtay.core.vietnamese import key, sort_key
from chungtay.places.catalogue import Catalogue, read_catalogue

UNIT_COLUMNS = (
    "id", "code", "level", "kind", "name", "full_name", "key", "sort_key",
    "valid_from", "valid_to", "latitude", "longitude",
)  # fmt: skip
PARENT_COLUMNS = ("id", "unit_id", "parent_id", "valid_from", "valid_to")
SUCCESSION_COLUMNS = (
    "id", "source_id", "target_id", "on", "kind", "share", "needs_choosing", "resolution", "status",
)  # fmt: skip


@dataclass(frozen=True)
class TableCount:
    """What a load did to one table; `stray` rows are in the database but not in the catalogue any more."""

    table: str
    rows: int
    added: int
    changed: int
    removed: int
    stray: int


@dataclass(frozen=True)
class LoadReport:
    """What a load did, table by table."""

    units: TableCount
    parents: TableCount
    successions: TableCount

    def __str__(self) -> str:
        return "; ".join(
            f"{part.table}: {part.rows} rows, {part.added} added, {part.changed} changed, "
            f"{part.removed} removed, {part.stray} stray"
            for part in (self.units, self.parents, self.successions)
        )


def load_units(catalogue: Catalogue | None = None) -> LoadReport:
    """Write the whole country in one transaction; doing it again changes nothing.

    Units that left the catalogue stay, since records may stand on them; they are counted as `stray`.
    Links and edges that left it are removed.
    """
    book = catalogue or read_catalogue()
    with transaction.atomic():
        units = _merge("places_unit", UNIT_COLUMNS, _unit_values(book), remove=False)
        parents = _merge(
            "places_unitparent",
            PARENT_COLUMNS,
            ((row.id, row.unit, row.parent, row.valid_from, row.valid_to) for row in book.parents),
            remove=True,
        )
        successions = _merge(
            "places_succession",
            SUCCESSION_COLUMNS,
            (
                (e.id, e.source, e.target, e.on, e.kind, e.share, e.needs_choosing, e.resolution, e.status)
                for e in book.successions
            ),
            remove=True,
        )
    with connection.cursor() as cursor:
        # The planner needs to know the new sizes before the first tree query.
        cursor.execute("ANALYZE places_unit, places_unitparent, places_succession")
    return LoadReport(units, parents, successions)


def _unit_values(book: Catalogue) -> Iterable[tuple[Any, ...]]:
    for unit in book.units:
        yield (
            unit.id, unit.code, unit.level, unit.kind, unit.name, unit.full_name,
            key(unit.full_name), sort_key(unit.name), unit.valid_from, unit.valid_to,
            unit.latitude, unit.longitude,
        )  # fmt: skip


def _merge(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, remove: bool) -> TableCount:
    names = ", ".join(f'"{column}"' for column in columns)
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != "id")
    mine = ", ".join(f't."{column}"' for column in columns)
    theirs = ", ".join(f'excluded."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE incoming (LIKE {table} INCLUDING DEFAULTS) ON COMMIT DROP")
        with cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"WITH done AS (INSERT INTO {table} AS t ({names}) SELECT {names} FROM incoming"  # noqa: S608
            f" ON CONFLICT (id) DO UPDATE SET {updates} WHERE ({mine}) IS DISTINCT FROM ({theirs})"
            " RETURNING (xmax = 0) AS added)"
            " SELECT count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added),"
            " (SELECT count(*) FROM incoming) FROM done"
        )
        added, changed, total = cursor.fetchone()
        gone = f"FROM {table} t WHERE NOT EXISTS (SELECT FROM incoming i WHERE i.id = t.id)"
        if remove:
            cursor.execute(f"DELETE {gone}")
            removed, stray = cursor.rowcount, 0
        else:
            cursor.execute(f"SELECT count(*) {gone}")
            removed, stray = 0, cursor.fetchone()[0]
        cursor.execute("DROP TABLE incoming")
    return TableCount(table, total, added, changed, removed, stray)
