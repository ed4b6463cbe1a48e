"""Reads on the register, always inside an actor's scope; a constant number of queries each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from chungtay.children import groups, rights
from chungtay.children.choices import Status
from chungtay.children.models import Child, CircumstanceSpell, RiskSpell
from chungtay.children.rules import BANDS
from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.core.periods import years_before
from chungtay.core.vietnamese import sort_key
from chungtay.journal import api as journal
from chungtay.people.api import Actor, require
from chungtay.places.api import Unit

PAGE = 50
COUNT_UP_TO = 10_000
EXPORT_AT_MOST = 20_000
LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
OPEN_ENDED = "co"


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed by; empty means "do not narrow"."""

    band: str = ""
    sex: str = ""
    circumstance: str = ""
    risk: str = ""
    letter: str = ""
    place: UUID | None = None
    status: str = Status.LIVING
    review: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a list; `name` is masked for a reader above the commune."""

    child: Child
    name: str
    circumstances: tuple[str, ...]
    has_hidden: bool
    at_risk: bool


@dataclass(frozen=True)
class Page:
    """One page of a list, and the key of the one after."""

    rows: tuple[Row, ...]
    following: str
    count: int
    is_more: bool


def visible(actor: Actor) -> "QuerySet[Child]":
    """Return the children in the actor's scope; every other read starts here."""
    return Child.objects.filter(actor.in_scope())


def get_child(actor: Actor, child_id: UUID) -> Child:
    """Return one child in scope with its place and household; needs `children.read`, else raises `NotFound`."""
    require(actor, rights.READ)
    child = visible(actor).select_related("place", "household").filter(id=child_id).first()
    if child is None:
        raise NotFound()
    return child


def sees_names(actor: Actor) -> bool:
    """Tell whether lists show this actor whole names: the commune works with them, above they are masked."""
    return actor.place_level == "commune"


def shown_name(actor: Actor, child: Child) -> str:
    """Return a child's name as a list shows it to this actor."""
    if sees_names(actor):
        return child.full_name
    return " ".join(f"{word[0].upper()}." for word in child.full_name.split())


def list_children(actor: Actor, filters: Filters, *, after: str = "", size: int = PAGE) -> Page:
    """Return one page of the children in scope in Vietnamese order of given names; needs `children.read`.

    `after` is the key a page before gave. Four queries, however many rows.
    """
    require(actor, rights.READ)
    children = narrowed(actor, filters)
    count = children.order_by()[: COUNT_UP_TO + 1].count()
    page = children.select_related("place")
    if cut := _cut(after):
        page = page.filter(Q(sort_key__gt=cut[0]) | Q(sort_key=cut[0], id__gt=cut[1]))
    found = list(page.order_by("sort_key", "id")[: size + 1])
    shown, following = found[:size], ""
    if len(found) > size:
        following = str(shown[-1].pk)
    return Page(tuple(rows_of(actor, shown)), following, min(count, COUNT_UP_TO), count > COUNT_UP_TO)


def export_rows(actor: Actor, filters: Filters) -> list[Row]:
    """This will return the narrowed list for a file, and write that it left the house; needs `children.export`.

    :raises Invalid: for more than `EXPORT_AT_MOST` children; the message says to narrow.
    """
    require(actor, rights.EXPORT)
    found = list(
        narrowed(actor, filters).select_related("place").order_by("sort_key", "id")[: EXPORT_AT_MOST + 1]
    )
    if len(found) > EXPORT_AT_MOST:
        raise Invalid(_("Danh sách dài hơn %(limit)d em. Lọc hẹp lại rồi xuất") % {"limit": EXPORT_AT_MOST})
    journal.record(
        actor=actor,
        verb="children.export",
        subject_kind="children.Child",
        place_id=actor.place_id,
        after={"children": len(found), "filters": asdict(filters)},
    )
    return rows_of(actor, found)


def _cut(after: str) -> tuple[str, UUID] | None:
    """Return where the page before ended; the address holds an id only, since a sort key would spell the name."""
    try:
        last = UUID(after)
    except ValueError:
        return None
    found = Child.objects.filter(id=last).values_list("sort_key", "id").first()
    return (found[0], found[1]) if found else None


def rows_of(actor: Actor, children: Sequence[Child]) -> list[Row]:
    """Return list rows for children already read; two queries."""
    today = clock.today()
    hidden = groups.hidden_from(actor)
    ids = [child.pk for child in children]
    spells: dict[UUID, list[str]] = {}
    for child_id, group in (
        CircumstanceSpell.objects.filter(open_on(today), child_id__in=ids)
        .order_by("valid_from", "group_key")
        .values_list("child_id", "group_key")
    ):
        spells.setdefault(child_id, []).append(group)
    risky = set(RiskSpell.objects.filter(open_on(today), child_id__in=ids).values_list("child_id", flat=True))
    return [
        Row(
            child=child,
            name=shown_name(actor, child),
            circumstances=tuple(group for group in spells.get(child.pk, ()) if group not in hidden),
            has_hidden=False,
            at_risk=child.pk in risky,
        )
        for child in children
    ]


def list_by_ids(actor: Actor, child_ids: Iterable[UUID]) -> list[Row]:
    """Return list rows for given children in the given order, those out of scope left out; three queries."""
    require(actor, rights.READ)
    wanted = list(child_ids)
    found = {child.pk: child for child in visible(actor).select_related("place").filter(id__in=wanted)}
    return rows_of(actor, [found[one] for one in wanted if one in found])


def open_on(day: date) -> Q:
    """Return the condition that a spell holds on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def narrowed(actor: Actor, filters: Filters) -> "QuerySet[Child]":
    """Return the children in scope that the filters let through, unordered."""
    today = clock.today()
    children = visible(actor)
    if filters.status in Status.values:
        children = children.filter(status=filters.status)
    if filters.band in BANDS:
        low, high = BANDS[filters.band]
        children = children.filter(
            born_on__gt=years_before(today, high), born_on__lte=years_before(today, low)
        )
    elif filters.band == "16+":
        children = children.filter(born_on__lte=years_before(today, 16))
    elif filters.band != "all":
        children = children.filter(born_on__gt=years_before(today, 16))
    if filters.sex:
        children = children.filter(sex=filters.sex)
    if filters.place:
        children = children.filter(place_id=filters.place)
    if filters.letter:
        children = children.filter(_begins_with(filters.letter))
    if filters.review:
        children = children.filter(needs_review=True)
    if filters.circumstance:
        children = children.filter(Exists(_circumstances(actor, filters.circumstance, today)))
    if filters.risk:
        risks = RiskSpell.objects.filter(open_on(today), child=OuterRef("pk"))
        if filters.risk != OPEN_ENDED:
            risks = risks.filter(risk_key=filters.risk)
        children = children.filter(Exists(risks))
    return children


def _circumstances(actor: Actor, wanted: str, today: date) -> "QuerySet[CircumstanceSpell]":
    spells = CircumstanceSpell.objects.filter(open_on(today), child=OuterRef("pk")).exclude(
        group_key__in=groups.hidden_from(actor)
    )
    return spells if wanted == OPEN_ENDED else spells.filter(group_key=wanted)


def _begins_with(letter: str) -> Q:
    rank = sort_key(letter[:1].lower()).split("!")[0]
    return Q(sort_key__startswith=rank)


def household_children(actor: Actor, child: Child) -> list[Child]:
    """Return the other children of the same household, eldest first; one query."""
    if child.household_id is None:
        return []
    others = visible(actor).filter(household_id=child.household_id).exclude(id=child.pk)
    return list(others.order_by("born_on", "id"))


def record_reading(actor: Actor, child: Child, what: str = "") -> None:
    """This will write that the actor read the child's file.

    Law: NĐ 56/2017, Đ33–35 (secrets of a child's private life).
    """
    journal.record_reading(actor=actor, child_id=child.pk, place_id=child.place_id, what=what)


def show_number(actor: Actor, child_id: UUID) -> Child:
    """This will return the child with its number, and write that it was looked at; needs `children.read`."""
    child = get_child(actor, child_id)
    journal.record_reading(
        actor=actor, child_id=child.pk, place_id=child.place_id, verb="children.show_number"
    )
    return child


def communes_in_scope(actor: Actor, limit: int = 400) -> list[Unit]:
    """Return the communes of today in the actor's scope, for choosing one; above a province there are too many."""
    from chungtay.people.api import visible_units

    units = visible_units(actor, clock.today()).filter(level="commune")[: limit + 1]
    found = list(units)
    return [] if len(found) > limit else found


def counts_by_place(actor: Actor) -> Mapping[UUID, int]:
    """Return how many living children under 16 each place of the scope holds; one query."""
    from django.db.models import Count

    rows = narrowed(actor, Filters()).order_by().values_list("place_id").annotate(count=Count("id"))
    return dict(rows)
