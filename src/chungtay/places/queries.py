"""Reading the tree as of a date, and across changes.

A question about a unit at a date it did not live is answered at its nearest day ("as then"): the label of a
commune dissolved in 2025 still names its district.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from chungtay.core.errors import NotFound
from chungtay.core.vietnamese import fold_tone, key, nfc
from chungtay.places.choices import Level
from chungtay.places.models import Succession, Unit, UnitParent

COUNTRY_CODE = "VN"

DOWN = """
WITH RECURSIVE below(id) AS (
  SELECT %s::uuid
  UNION
  SELECT link.unit_id FROM places_unitparent link JOIN below ON link.parent_id = below.id
  WHERE link.valid_from <= %s AND (link.valid_to IS NULL OR link.valid_to > %s)
) SELECT id FROM below
"""

UP = """
WITH RECURSIVE above(start, day, id, step) AS (
  SELECT id, greatest(valid_from, least(%(on)s, coalesce(valid_to - 1, %(on)s))), id, 0
  FROM places_unit WHERE id = ANY(%(ids)s)
  UNION ALL
  SELECT above.start, above.day, link.parent_id, above.step + 1
  FROM above
  JOIN places_unitparent link ON link.unit_id = above.id
   AND link.valid_from <= above.day AND (link.valid_to IS NULL OR link.valid_to > above.day)
) SELECT start, id, step FROM above WHERE step > 0 ORDER BY start, step
"""

FORWARD = """
WITH RECURSIVE after(start, id) AS (
  SELECT unit.id, unit.id FROM places_unit unit WHERE unit.id = ANY(%s)
  UNION
  SELECT after.start, edge.target_id FROM after JOIN places_succession edge ON edge.source_id = after.id
  WHERE edge."on" <= %s
) SELECT after.start, after.id FROM after JOIN places_unit unit ON unit.id = after.id
WHERE unit.valid_from <= %s AND (unit.valid_to IS NULL OR unit.valid_to > %s)
"""

SCOPE_PAIRS = """
WITH RECURSIVE seen(root, place) AS (
  SELECT root, root FROM unnest(%(roots)s::uuid[]) AS roots(root)
  UNION
  SELECT seen.root, next.place FROM seen CROSS JOIN LATERAL (
    SELECT link.unit_id AS place FROM places_unitparent link WHERE link.parent_id = seen.place
    UNION ALL
    SELECT edge.source_id FROM places_succession edge WHERE edge.target_id = seen.place
  ) next
) SELECT root, place FROM seen
"""
"""Rows (root, place) for the array `roots`: the root, all below it at any time, and what came before."""


def living(on: date) -> Q:
    """Return the condition that a unit (or a parent link) holds on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def nearest_day(unit: Unit, on: date) -> date:
    """Return `on`, or the unit's first or last day when it did not live on it."""
    if on < unit.valid_from:
        return unit.valid_from
    if unit.valid_to is not None and on >= unit.valid_to:
        return unit.valid_to - timedelta(days=1)
    return on


def units_on(on: date, level: str | None = None) -> QuerySet[Unit]:
    """Return the units that stood on a day, in Vietnamese alphabetical order."""
    units = Unit.objects.filter(living(on)).order_by("sort_key", "id")
    return units.filter(level=level) if level else units


def get_unit(code: str, on: date) -> Unit:
    """Return the unit with this code on that day: two digits a province, three a district, five a commune."""
    try:
        return Unit.objects.get(living(on), code=code)
    except Unit.DoesNotExist as gone:
        raise NotFound(
            _("Không có đơn vị hành chính mã %(code)s vào ngày %(day)s.")
            % {"code": code, "day": f"{on:%d/%m/%Y}"}
        ) from gone


def unit_by_id(unit_id: UUID) -> Unit:
    """Return one unit, whenever it lived."""
    try:
        return Unit.objects.get(id=unit_id)
    except Unit.DoesNotExist as gone:
        raise NotFound(_("Không có đơn vị hành chính này.")) from gone


def country(on: date) -> Unit:
    """Return the country itself."""
    return get_unit(COUNTRY_CODE, on)


def parent_of(unit: Unit, on: date) -> Unit | None:
    """Return the unit above, as of that day; `None` for the country."""
    above = ancestors(unit, on)
    return above[0] if above else None


def ancestors(unit: Unit, on: date) -> list[Unit]:
    """Return the units above, nearest first, the country last."""
    return ancestors_of([unit.id], on)[unit.id]


def ancestors_of(unit_ids: Iterable[UUID], on: date) -> dict[UUID, list[Unit]]:
    """Return the units above each unit, nearest first, in two queries however many there are."""
    ids = list(unit_ids)
    with connection.cursor() as cursor:
        cursor.execute(UP, {"ids": ids, "on": on})
        rows: list[tuple[UUID, UUID, int]] = cursor.fetchall()
    units = Unit.objects.in_bulk({row[1] for row in rows})
    found: dict[UUID, list[Unit]] = {unit_id: [] for unit_id in ids}
    for start, above, _step in rows:
        found[start].append(units[above])
    return found


def children_of(unit: Unit, on: date) -> QuerySet[Unit]:
    """Return the units directly below, as of that day, in alphabetical order."""
    day = nearest_day(unit, on)
    link = Q(parent_links__parent=unit, parent_links__valid_from__lte=day) & (
        Q(parent_links__valid_to__isnull=True) | Q(parent_links__valid_to__gt=day)
    )
    return Unit.objects.filter(link).order_by("sort_key", "id")


def child_counts(unit_ids: Iterable[UUID], on: date) -> dict[UUID, int]:
    """Return how many units stand directly below each unit on a day, in one query; units without any are missing."""
    links = UnitParent.objects.filter(living(on), parent_id__in=list(unit_ids))
    counted = links.values_list("parent_id").annotate(count=Count("id"))
    return dict(counted.order_by("parent_id"))


def page_after(units: QuerySet[Unit], after: UUID | None, size: int) -> tuple[list[Unit], UUID | None]:
    """Return one page of an alphabetical list and the key of the next page (the last unit's id), if there is one."""
    if after is not None:
        last = unit_by_id(after)
        units = units.filter(Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, id__gt=last.id))
    found = list(units[: size + 1])
    more = len(found) > size
    return found[:size], found[size - 1].id if more else None


def descendants(unit: Unit, on: date, level: str | None = None) -> QuerySet[Unit]:
    """Return all units below (not the unit itself), as of that day, in alphabetical order; one query."""
    day = nearest_day(unit, on)
    below = Unit.objects.filter(id__in=RawSQL(DOWN, (unit.id, day, day))).exclude(id=unit.id)  # noqa: S611
    below = below.order_by("sort_key", "id")
    return below.filter(level=level) if level else below


def successors(unit: Unit, on: date) -> list[Unit]:
    """Return what the unit has become by that day, through every change: itself, another, or several.

    A district ended without a successor of its own level; its answer is what its communes became.
    """
    return successors_of([unit.id], on)[unit.id]


def successors_of(unit_ids: Iterable[UUID], on: date) -> dict[UUID, list[Unit]]:
    """Return what each unit has become by that day; a constant number of queries."""
    ids = list(unit_ids)
    found = _follow(ids, on)
    lost = list(
        Unit.objects.filter(id__in=[i for i in ids if not found[i]], level=Level.DISTRICT, valid_to__lte=on)
    )
    if lost:
        parts: dict[UUID, list[UUID]] = {district.id: [] for district in lost}
        for district in lost:
            parts[district.id] = [part.id for part in children_of(district, on)]
        after = _follow([part for several in parts.values() for part in several], on)
        for district_id, several in parts.items():
            unique = {unit.id: unit for part in several for unit in after[part]}
            found[district_id] = sorted(unique.values(), key=lambda unit: unit.sort_key)
    return found


def _follow(ids: list[UUID], on: date) -> dict[UUID, list[Unit]]:
    with connection.cursor() as cursor:
        cursor.execute(FORWARD, [ids, on, on, on])
        pairs: list[tuple[UUID, UUID]] = cursor.fetchall()
    units = Unit.objects.in_bulk({target for _source, target in pairs})
    found: dict[UUID, list[Unit]] = {unit_id: [] for unit_id in ids}
    for source, target in pairs:
        found[source].append(units[target])
    for several in found.values():
        several.sort(key=lambda unit: unit.sort_key)
    return found


def predecessors(unit: Unit) -> list[Unit]:
    """Return every unit that went into this one, through every change, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE before(id) AS (SELECT %s::uuid UNION SELECT edge.source_id"
            " FROM places_succession edge JOIN before ON edge.target_id = before.id) SELECT id FROM before",
            [unit.id],
        )
        ids = [row[0] for row in cursor.fetchall()]
    return list(Unit.objects.filter(id__in=ids).exclude(id=unit.id).order_by("-valid_from", "sort_key", "id"))


def edges_from(unit: Unit) -> list[Succession]:
    """Return the unit's own edges forward, with their targets."""
    return list(
        Succession.objects.filter(source=unit).select_related("target").order_by("on", "target__sort_key")
    )


def edges_to(unit: Unit) -> list[Succession]:
    """Return the edges that lead into the unit, with their sources."""
    return list(
        Succession.objects.filter(target=unit).select_related("source").order_by("-on", "source__sort_key")
    )


def path_label(unit: Unit, on: date) -> str:
    """Return the unit with those above it ("xã Bình Lư, tỉnh Lai Châu"), as of that day."""
    return path_labels([unit], on)[unit.id]


def path_labels(units: Sequence[Unit], on: date) -> dict[UUID, str]:
    """Return the path label of each unit, in two queries however many there are."""
    above = ancestors_of([unit.id for unit in units], on)
    return {
        unit.id: ", ".join(part.full_name for part in [unit, *above[unit.id]] if part.level != Level.COUNTRY)
        or unit.full_name
        for unit in units
    }


def search_units(
    text: str, on: date | None, *, levels: Sequence[str] = (), within: Unit | None = None, limit: int = 20
) -> list[Unit]:
    """Return units whose name holds the words, with or without marks, best first.

    With `on` only units of that day; without, of any day. A code is found too. Marks that were typed put the
    units that carry them first, and never hide the others.
    """
    words = nfc(text)
    bare = key(words)
    if not bare:
        return []
    units = Unit.objects.exclude(level=Level.COUNTRY)
    if on is not None:
        units = units.filter(living(on))
    if levels:
        units = units.filter(level__in=levels)
    if within is not None:
        units = units.filter(id__in=scope_places([within.id]))
    for word in bare.split():
        units = units.filter(Q(key__contains=word) | Q(code=word))
    spellings = {words, fold_tone(words)}
    marked = Q()
    for spelling in spellings:
        marked |= Q(full_name__icontains=spelling)
    rank = Case(
        When(code=bare, then=Value(0)),
        When(Q(key=bare) | Q(key__endswith=f" {bare}"), then=Value(1)),
        When(key__contains=f" {bare}", then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    spelt = Case(When(marked, then=Value(0)), default=Value(1), output_field=IntegerField())
    ranked = units.annotate(rank=rank, spelt=spelt).order_by(
        "spelt", "rank", F("valid_to").desc(nulls_first=True), "sort_key", "id"
    )
    return list(ranked[:limit])


def scope_places(unit_ids: Iterable[UUID]) -> set[UUID]:
    """Return the places that belong to those units: themselves, all below at any time, all that came before.

    This is the set a post's scope is made of; one query.
    """
    return {place for _root, place in scope_pairs(unit_ids)}


def scope_pairs(unit_ids: Iterable[UUID]) -> Iterator[tuple[UUID, UUID]]:
    """Yield (root, place) for several roots at once, in one query; see `SCOPE_PAIRS` for use inside SQL."""
    with connection.cursor() as cursor:
        cursor.execute(SCOPE_PAIRS, {"roots": list(unit_ids)})
        yield from cursor.fetchall()
