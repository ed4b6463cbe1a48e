"""Which unit of a tree a duty's place counts for, read as now or as before a reform; nothing counts twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from chungtay.core import clock
from chungtay.places.api import Unit, living

BEFORE_REFORM = date(2025, 6, 30)
"""The last day of 63 provinces and three tiers. Law: NQ 202/2025/QH15 (provinces), Luật 72/2025/QH15 (tiers)."""

NOW = "nay"
THEN = "truoc"

_LIVES = "unit.valid_from <= %(on)s AND (unit.valid_to IS NULL OR unit.valid_to > %(on)s)"
_WALKS = {
    "forward": ("edge.target_id", 'edge.source_id = walk.id AND edge."on" <= %(on)s'),
    "back": ("edge.source_id", "edge.target_id = walk.id"),
}
_UNDER = """
WITH RECURSIVE under(top, id) AS (
  SELECT link.unit_id, link.unit_id FROM places_unitparent link
  WHERE link.parent_id = ANY(%(roots)s) AND link.valid_from <= %(on)s
    AND (link.valid_to IS NULL OR link.valid_to > %(on)s)
  UNION ALL
  SELECT under.top, link.unit_id FROM under JOIN places_unitparent link ON link.parent_id = under.id
  WHERE link.valid_from <= %(on)s AND (link.valid_to IS NULL OR link.valid_to > %(on)s)
) SELECT top, id FROM under
"""


@dataclass(frozen=True)
class Tree:
    """The units directly below a root on a day, and which of them each place counts for.

    `unit_of` maps a place to its unit, or to `None` where a unit that was divided has not been told apart;
    places outside the root, and the root itself, are not in it.
    """

    on: date
    reading: str
    roots: tuple[UUID, ...]
    units: dict[UUID, Unit]
    unit_of: dict[UUID, UUID | None]

    def places_of(self, unit_id: UUID | None) -> tuple[UUID, ...]:
        """Return the places that count for one unit, or for none when several share them."""
        return tuple(place for place, unit in self.unit_of.items() if unit == unit_id)


def day_of(reading: str) -> date:
    """Return the day a reading looks at: the last day before the reform for `truoc`, else today."""
    today = clock.today()
    return min(BEFORE_REFORM, today) if reading == THEN else today


def tree_of(root: Unit, place_ids: Iterable[UUID], reading: str = NOW) -> Tree:
    """Return the units below a root and where each given place counts; at most six queries, however many places."""
    on = day_of(reading)
    ids = list(place_ids)
    roots = sorted(_standing([root.id], on).get(root.id, set())) or [root.id]
    with connection.cursor() as cursor:
        cursor.execute(_UNDER, {"roots": roots, "on": on})
        part_of: dict[UUID, UUID] = {below: top for top, below in cursor.fetchall()}
    stood = _standing(ids, on)
    unit_of: dict[UUID, UUID | None] = {}
    for place in ids:
        parts = {part_of[unit] for unit in stood.get(place, set()) if unit in part_of}
        if parts:
            unit_of[place] = parts.pop() if len(parts) == 1 else None
    units = Unit.objects.filter(living(on), id__in=set(part_of.values())).order_by("sort_key", "id")
    return Tree(on, reading, tuple(roots), {unit.id: unit for unit in units}, unit_of)


def _standing(ids: list[UUID], on: date) -> dict[UUID, set[UUID]]:
    """Return what each unit is on a day: what it became, or what it had been when it came later."""
    found = _walk(ids, on, "forward")
    later = [unit for unit in ids if unit not in found]
    return {**found, **_walk(later, on, "back")} if later else found


def _walk(ids: list[UUID], on: date, way: str) -> dict[UUID, set[UUID]]:
    step, join = _WALKS[way]
    # The parts of the statement are constants of this module; the ids and the day are parameters.
    statement = (
        "WITH RECURSIVE walk(start, id) AS (SELECT start, start FROM unnest(%(ids)s::uuid[]) AS given(start)"  # noqa: S608
        f" UNION SELECT walk.start, {step} FROM walk JOIN places_succession edge ON {join})"
        f" SELECT walk.start, walk.id FROM walk JOIN places_unit unit ON unit.id = walk.id WHERE {_LIVES}"
    )
    found: dict[UUID, set[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": ids, "on": on})
        for start, unit in cursor.fetchall():
            found.setdefault(start, set()).add(unit)
    return found
