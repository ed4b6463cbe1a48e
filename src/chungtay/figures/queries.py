"""Counting declared cells for an actor, in total or by place, and listing the children behind one of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.figures.areas import Area, area_by_unit, area_of
from chungtay.figures.scans import Statement, Window, counting, listing
from chungtay.figures.tree import Cell
from chungtay.people.api import Actor, acting_as_system
from chungtay.places.api import Unit

NIL = UUID(int=0)
THEN = "then"
NOW = "now"
CONSTANTS = 600
"""Up to this many places a scan carries the scope as constants."""


@dataclass(frozen=True)
class Counted:
    """One row of a list behind a figure: the counted record, the child it is about, and the key to go on from."""

    child_id: UUID
    record_id: UUID
    place_id: UUID
    mark: UUID
    sort_key: str
    full_name: str
    sex: str
    born_on: date
    birth_precision: str
    village: str
    lives_at_id: UUID

    @property
    def after(self) -> tuple[str, UUID]:
        """The key of this row: the next page begins after it."""
        return self.sort_key, self.mark


def compute(
    actor: Actor, cells: Sequence[Cell], *, unit: Unit, start: date, end: date, reading: str = THEN
) -> dict[str, int]:
    """Return the value of each cell for one unit; `start` and `end` both belong to the period.

    One query per group of cells that can share a scan. Children who have moved away since are counted where they
    lived, although the actor no longer sees their files. Raises `NotFound` outside the actor's scope.
    """
    area = _area(actor, unit, end, reading)
    with _seeing_all(actor, area) as kept:
        return counted(cells, Window(start, end, area.places, kept=kept))


def compute_by_unit(
    actor: Actor,
    cells: Sequence[Cell],
    *,
    unit: Unit,
    start: date,
    end: date,
    level: str | None = None,
    reading: str = THEN,
) -> dict[UUID | None, dict[str, int]]:
    """Return the value of each cell for each part of a unit, in the same number of queries as for one.

    Records of places that several parts share are under `None`, so that the sum of all is the unit's own value.
    """
    _in_scope(actor, unit)
    area = area_by_unit(unit, _day(end, reading), level)
    with _seeing_all(actor, area) as kept:
        return counted_by_target(cells, Window(start, end, area.places, area.targets, kept))


def counted(cells: Sequence[Cell], window: Window) -> dict[str, int]:
    """Run the scans for one window and return each cell's value; scope is the caller's business and the database's."""
    values: dict[str, int] = {}
    with connection.cursor() as cursor:
        for statement in counting(tuple(cells), False, bool(window.kept)):
            cursor.execute(statement.sql, statement.bind(window))
            row = cursor.fetchone()
            values.update(zip(statement.cells, row or (), strict=True))
    return values


def counted_by_target(cells: Sequence[Cell], window: Window) -> dict[UUID | None, dict[str, int]]:
    """Run the scans once for all targets of a window; every target is there, with zeros where nothing was found."""
    zero = {cell.key: 0 for cell in cells}
    values: dict[UUID | None, dict[str, int]] = {
        target: dict(zero) for target in dict.fromkeys(window.targets)
    }
    with connection.cursor() as cursor:
        for statement in counting(tuple(cells), True, bool(window.kept)):
            cursor.execute(statement.sql, statement.bind(window))
            for target, *numbers in cursor.fetchall():
                values.setdefault(target, dict(zero)).update(zip(statement.cells, numbers, strict=True))
    return values


def counted_behind(
    actor: Actor,
    cell: Cell,
    *,
    unit: Unit,
    start: date,
    end: date,
    reading: str = THEN,
    after: tuple[str, UUID] | None = None,
    most: int = 50,
) -> list[Counted]:
    """List what one cell counts, in order of names, after a key; the same conditions as the count itself."""
    area = _area(actor, unit, end, reading)
    statement: Statement = listing(cell)
    sort_key, last = after or ("", NIL)
    bound = statement.bind(Window(start, end, area.places), after_sort=sort_key, after_id=last, most=most)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, bound)
        return [Counted(*row) for row in cursor.fetchall()]


@contextmanager
def _seeing_all(actor: Actor, area: Area) -> Iterator[tuple[UUID, ...]]:
    """Run the body so that nobody who lived in the area is hidden; yields the actor's places when they suffice.

    A child who moved away since has a file the actor no longer sees. Only when there is one the server counts in its
    own name; numbers leave, never names.
    """
    scope = actor.place_ids()
    with connection.cursor() as cursor:
        cursor.execute("SELECT figures_moved_away(%s, %s)", [list(area.places), list(scope)])
        moved_away = bool((cursor.fetchone() or (True,))[0])
    if moved_away:
        with acting_as_system():
            yield ()
    else:
        yield scope if len(scope) <= CONSTANTS else ()


def _area(actor: Actor, unit: Unit, end: date, reading: str) -> Area:
    _in_scope(actor, unit)
    return area_of(unit, _day(end, reading))


def _day(end: date, reading: str) -> date:
    return clock.today() if reading == NOW else end


def _in_scope(actor: Actor, unit: Unit) -> None:
    if not actor.sees(unit.id):
        raise NotFound()
