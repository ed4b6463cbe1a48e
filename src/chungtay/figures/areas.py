"""Which record places count for which unit, read as then or as now: nothing is lost and nothing counts twice.

A record keeps the place it was made in. For a unit on a day, that place counts where everything it has become
by that day lies inside the unit. A commune that was split between two others counts for neither until each child's
new home is written down, but it counts for the province that holds both; `area_by_unit` keeps them under `None`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from chungtay.places.api import Unit, descendants, scope_places

_BECOME = """
WITH RECURSIVE after(start, id) AS (
  SELECT start, start FROM unnest(%(ids)s::uuid[]) AS given(start)
  UNION
  SELECT after.start, edge.target_id FROM after JOIN places_succession edge ON edge.source_id = after.id
  WHERE edge."on" <= %(on)s
) SELECT after.start, after.id FROM after JOIN places_unit unit ON unit.id = after.id
WHERE unit.valid_from <= %(on)s AND (unit.valid_to IS NULL OR unit.valid_to > %(on)s)
"""
_BEEN = """
WITH RECURSIVE before(start, id) AS (
  SELECT start, start FROM unnest(%(ids)s::uuid[]) AS given(start)
  UNION
  SELECT before.start, edge.source_id FROM before JOIN places_succession edge ON edge.target_id = before.id
) SELECT before.start, before.id FROM before JOIN places_unit unit ON unit.id = before.id
WHERE unit.valid_from <= %(on)s AND (unit.valid_to IS NULL OR unit.valid_to > %(on)s)
"""
_UNDER = """
WITH RECURSIVE under(top, id) AS (
  SELECT link.unit_id, link.unit_id FROM places_unitparent link
  WHERE link.parent_id = %(unit)s AND link.valid_from <= %(on)s AND (link.valid_to IS NULL OR link.valid_to > %(on)s)
  UNION ALL
  SELECT under.top, link.unit_id FROM under JOIN places_unitparent link ON link.parent_id = under.id
  WHERE link.valid_from <= %(on)s AND (link.valid_to IS NULL OR link.valid_to > %(on)s)
) SELECT top, id FROM under
"""


@dataclass(frozen=True)
class Area:
    """Record places, and the unit each counts for; `None` where the parts must choose first."""

    unit_id: UUID
    on: date
    places: tuple[UUID, ...]
    targets: tuple[UUID | None, ...]

    def of(self, target: UUID | None) -> tuple[UUID, ...]:
        """Return the record places that count for one target."""
        return tuple(
            place for place, counts_for in zip(self.places, self.targets, strict=True) if counts_for == target
        )


def area_of(unit: Unit, on: date) -> Area:
    """Return the record places that count for one unit as it stood on a day."""
    became = _became(scope_places([unit.id]), on)
    inside = {unit.id, *descendants(unit, on).values_list("id", flat=True)}
    places = sorted(place for place, parts in became.items() if parts and parts <= inside)
    return Area(unit.id, on, tuple(places), (unit.id,) * len(places))


def area_by_unit(unit: Unit, on: date, level: str | None = None) -> Area:
    """Return the record places of a unit by the part they count for: the units directly below, or those of `level`."""
    whole = area_of(unit, on)
    became = _became(whole.places, on)
    part_of = _parts(unit, on, level)
    targets = tuple(_common(part_of, became.get(place, set())) for place in whole.places)
    return Area(unit.id, on, whole.places, targets)


def _common(part_of: Mapping[UUID, UUID], units: Iterable[UUID]) -> UUID | None:
    """Return the one part that holds all these units, or `None` when several parts share them."""
    found = {part_of.get(unit) for unit in units}
    return found.pop() if len(found) == 1 else None


def _parts(unit: Unit, on: date, level: str | None) -> dict[UUID, UUID]:
    if level is not None:
        parts = list(descendants(unit, on, level))
        if level == "commune":
            return {part.id: part.id for part in parts}
        return {below: part.id for part in parts for below in [part.id, *_ids_below(part, on)]}
    with connection.cursor() as cursor:
        cursor.execute(_UNDER, {"unit": unit.id, "on": on})
        return {below: top for top, below in cursor.fetchall()}


def _ids_below(unit: Unit, on: date) -> list[UUID]:
    return list(descendants(unit, on).values_list("id", flat=True))


def _became(places: Iterable[UUID], on: date) -> dict[UUID, set[UUID]]:
    """Return what each place is on that day: what it became, or what it had been when it came later."""
    ids = list(places)
    found: dict[UUID, set[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BECOME, {"ids": ids, "on": on})
        for start, unit in cursor.fetchall():
            found.setdefault(start, set()).add(unit)
        later = [place for place in ids if place not in found]
        if later:
            cursor.execute(_BEEN, {"ids": later, "on": on})
            for start, unit in cursor.fetchall():
                found.setdefault(start, set()).add(unit)
    return found
