"""What became of every unit between two days: nothing lost, nothing counted twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef

from chungtay.places.choices import Level
from chungtay.places.models import Succession, Unit, UnitParent
from chungtay.places.queries import living

Edge = tuple[UUID, UUID, Decimal | None, bool]
WHOLE = Decimal(1)


@dataclass(frozen=True)
class Crossing:
    """One source going to one target; `share` is `None` where nobody has stated it."""

    source: UUID
    target: UUID
    share: Decimal | None
    needs_choosing: bool


def crosswalk(from_on: date, to_on: date, level: str = Level.COMMUNE) -> list[Crossing]:
    """Return where each unit of `from_on` went by `to_on`, at the level of communes or of provinces.

    At commune level the sources are the leaves of the tree, so that the five island districts without
    communes are there too. A source with one row goes there whole; with several, each needs choosing.
    """
    if to_on < from_on:
        raise ValueError(f"the crosswalk goes forward: {to_on} comes before {from_on}")
    days: dict[date, list[Edge]] = defaultdict(list)
    edges = Succession.objects.filter(on__gt=from_on, on__lte=to_on)
    for source, target, on, share, choosing in edges.values_list(
        "source_id", "target_id", "on", "share", "needs_choosing"
    ):
        days[on].append((source, target, share, choosing))
    return compose(_sources(from_on, level), [days[on] for on in sorted(days)])


def _sources(on: date, level: str) -> list[UUID]:
    units = Unit.objects.filter(living(on))
    if level == Level.COMMUNE:
        below = UnitParent.objects.filter(living(on), parent=OuterRef("id"))
        units = units.exclude(level=Level.COUNTRY).filter(~Exists(below))
    else:
        units = units.filter(level=level)
    return list(units.order_by("sort_key", "id").values_list("id", flat=True))


def compose(sources: Iterable[UUID], days: Iterable[Iterable[Edge]]) -> list[Crossing]:
    """Follow the edges day by day; pure, so that it can be tried on any made-up history."""
    ways: dict[UUID, dict[UUID, Decimal | None]] = {source: {source: WHOLE} for source in sources}
    standing: dict[UUID, set[UUID]] = {source: {source} for source in ways}
    for edges in days:
        onward: dict[UUID, dict[UUID, Decimal | None]] = defaultdict(dict)
        for source, target, share, _choosing in edges:
            onward[source][target] = share
        for step, targets in onward.items():
            for origin in standing.pop(step, set()):
                _hand_on(ways[origin], step, targets)
                for target in targets:
                    standing.setdefault(target, set()).add(origin)
    return [row for source, targets in ways.items() for row in _rows(source, targets)]


def _hand_on(way: dict[UUID, Decimal | None], step: UUID, targets: Mapping[UUID, Decimal | None]) -> None:
    held = way.pop(step)
    for target, share in targets.items():
        part = None if held is None or share is None else held * share
        before = way.get(target, Decimal(0))
        way[target] = None if before is None or part is None else before + part


def _rows(source: UUID, targets: Mapping[UUID, Decimal | None]) -> list[Crossing]:
    if len(targets) == 1:
        # Parted and joined again: the whole of it is in one place, whatever the parts were.
        return [Crossing(source, next(iter(targets)), WHOLE, False)]
    return [Crossing(source, target, share, True) for target, share in targets.items()]
