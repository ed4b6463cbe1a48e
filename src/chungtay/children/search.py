"""Finding a child from what somebody typed: in scope with names and reasons, beyond scope only that somebody is there.

Fuzzy operators see no index under row security (they are not leakproof), so the dictionary of names is asked first and
children are then fetched by equality.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from chungtay.children import rights
from chungtay.children.likeness import (
    SHOWN_FROM,
    Described,
    Likeness,
    Reason,
    compare,
    detelex,
    village_core,
)
from chungtay.children.models import Child, Guardian
from chungtay.children.rules import clean_number
from chungtay.core.vietnamese import key, nfc, normalise_name
from chungtay.journal import api as journal
from chungtay.people.api import Actor, require

NAMES_LIKE = 60
CANDIDATES = 200
SHOWN = 10
TRIGRAMS = 0.45
DAYS_AROUND = 3


@dataclass(frozen=True)
class Terms:
    """What was typed: anything may be missing."""

    name: str = ""
    born_on: date | None = None
    precision: str = "day"
    family: str = ""
    village: str = ""
    number: str = ""
    sex: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.name or self.born_on or self.family or self.village or self.number)

    @property
    def shown_name(self) -> str:
        """The name with capitals, as it was understood."""
        return normalise_name(self.name)

    def described(self) -> Described:
        """Return the terms in the shape that likeness compares."""
        return Described(
            name=self.shown_name,
            born_on=self.born_on,
            precision=self.precision,
            sex=self.sex,
            family=(normalise_name(self.family),) if self.family else (),
            village=self.village,
            number=clean_number(self.number),
        )


@dataclass(frozen=True)
class Hit:
    """A record in scope that may be the child."""

    child: Child
    family: tuple[Guardian, ...]
    likeness: Likeness


@dataclass(frozen=True)
class MaskedHit:
    """Somebody beyond the scope who may be the child; nothing that identifies travels."""

    initials: str
    sex: str
    born_year: int
    place_id: UUID
    place_name: str
    likeness: Likeness


@dataclass(frozen=True)
class Found:
    """The answer to one search."""

    terms: Terms
    hits: tuple[Hit, ...] = ()
    masked: tuple[MaskedHit, ...] = ()
    seconds: float = 0.0
    near_names: tuple[str, ...] = field(default_factory=tuple)


def search(actor: Actor, terms: Terms, *, beyond: bool = True, limit: int = SHOWN) -> Found:
    """This will find children like the one described, best first, and write in the journal that a search was made.

    Needs `children.read`. The journal keeps which fields were typed and how many answers were shown, never the words.
    """
    require(actor, rights.READ)
    started = time.perf_counter()
    names = similar_names(terms.name)
    hits = _hits(actor, terms, names, limit)
    masked = _beyond(terms, names) if beyond and terms.name else ()
    fields = [
        name
        for name, value in (
            ("tên", terms.name),
            ("ngày sinh", terms.born_on),
            ("người thân", terms.family),
            ("nơi ở", terms.village),
            ("số", terms.number),
        )
        if value
    ]
    journal.record(
        actor=actor,
        verb="children.search",
        subject_kind="children.Child",
        place_id=actor.place_id,
        after={"typed": fields, "hits": [hit.child.pk for hit in hits], "masked": len(masked)},
    )
    return Found(terms, tuple(hits), masked, time.perf_counter() - started, tuple(names))


def likely_same(actor: Actor, terms: Terms, family: Iterable[str] = (), *, least: int) -> list[Hit]:
    """Return records in scope whose likeness is at least `least`; for checks before saving, nothing is journalled."""
    names = similar_names(terms.name)
    children = {child.pk: child for child in _candidates(actor, terms, names)}
    people = families(children)
    asked = replace(terms.described(), family=tuple(family) or terms.described().family)
    hits = [
        Hit(child, people.get(child.pk, ()), compare(asked, describe(child, people.get(child.pk, ()))))
        for child in children.values()
    ]
    return sorted((hit for hit in hits if hit.likeness.score >= least), key=lambda hit: -hit.likeness.score)


def similar_names(name: str, *, limit: int = NAMES_LIKE) -> list[str]:
    """Return the unmarked names on the register that are like this one, the same name first.

    Asks the dictionary of names only: no child is touched.
    """
    asked = key(name)
    if not asked:
        return []
    plain = detelex(asked)
    words = plain.split()
    part = f"%{plain}%" if len(words) <= 2 else plain
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(TRIGRAMS)])
        cursor.execute(
            "SELECT n.key FROM ("
            "  SELECT key FROM children_name WHERE key IN (%(asked)s, %(plain)s)"
            "  UNION SELECT key FROM children_name WHERE folded IN (%(folded)s, %(folded_plain)s)"
            "  UNION (SELECT key FROM children_name WHERE key %% %(plain)s"
            "         ORDER BY similarity(key, %(plain)s) DESC LIMIT %(limit)s)"
            "  UNION (SELECT key FROM children_name WHERE key LIKE %(part)s ORDER BY count DESC LIMIT %(limit)s)"
            ") n ORDER BY n.key <> %(asked)s, n.key <> %(plain)s, similarity(n.key, %(plain)s) DESC, n.key"
            " LIMIT %(all)s",
            {
                "asked": asked,
                "plain": plain,
                "folded": folded(asked),
                "folded_plain": folded(plain),
                "part": part,
                "limit": limit,
                "all": limit * 2,
            },
        )
        return [row[0] for row in cursor.fetchall()]


def folded(name_key: str) -> str:
    """Return the words of an unmarked name in alphabetical order, so that swapped names meet."""
    return " ".join(sorted(name_key.split()))


def _hits(actor: Actor, terms: Terms, names: Sequence[str], limit: int) -> list[Hit]:
    children = {child.pk: child for child in _candidates(actor, terms, names)}
    family = families(children)
    asked = terms.described()
    hits = []
    for child in children.values():
        likeness = compare(asked, describe(child, family.get(child.pk, ())))
        if not terms.name or likeness.score >= SHOWN_FROM or _asked_by_number(terms, child):
            hits.append(Hit(child, family.get(child.pk, ()), likeness))
    hits.sort(key=lambda hit: (-hit.likeness.score, hit.child.sort_key, hit.child.pk))
    return hits[:limit]


def _asked_by_number(terms: Terms, child: Child) -> bool:
    number = clean_number(terms.number).upper()
    return bool(number) and number in (
        child.personal_number,
        child.health_insurance_number,
        clean_number(child.code).upper(),
    )


def _candidates(actor: Actor, terms: Terms, names: Sequence[str]) -> Iterable[Child]:
    scope = Child.objects.filter(actor.in_scope()).select_related("place")
    if terms.number:
        number = clean_number(terms.number).upper()
        digits = number if number.isdigit() else ""
        asked = Q(code=nfc(terms.number).upper()) | Q(health_insurance_number=number)
        if digits:
            asked |= Q(personal_number=digits)
        yield from scope.filter(asked)[: limit_of(terms)]
    if names:
        yield from _nearest(scope.filter(name_key__in=list(names)), terms, names)
    if terms.born_on and terms.name:
        around = timedelta(days=DAYS_AROUND if terms.precision == "day" else 0)
        yield from scope.filter(born_on__range=(terms.born_on - around, terms.born_on + around))[:CANDIDATES]
    if terms.family:
        relatives = similar_family(actor, terms.family)
        if relatives:
            yield from _nearest(scope.filter(id__in=relatives), terms, names)
    if not terms.name and not terms.family and not terms.number:
        yield from _by_date_or_village(scope, terms)


def limit_of(terms: Terms) -> int:
    """Return how many records a number alone may bring up; a number belongs to one child, a card may be mistyped."""
    return 20 if terms.number else CANDIDATES


def _nearest(children: "QuerySet[Child]", terms: Terms, names: Sequence[str]) -> "QuerySet[Child]":
    order = []
    if names:
        order.append(
            Case(When(name_key=names[0], then=Value(0)), default=Value(1), output_field=IntegerField())
        )
    if terms.born_on:
        year = terms.born_on.year
        children = children.filter(born_on__range=(date(year - 1, 1, 1), date(year + 1, 12, 31)))
        order.append(
            Case(When(born_on=terms.born_on, then=Value(0)), default=Value(1), output_field=IntegerField())
        )
    return children.order_by(*order, "id")[:CANDIDATES]


def _by_date_or_village(scope: "QuerySet[Child]", terms: Terms) -> "QuerySet[Child]":
    if terms.born_on:
        if terms.precision == "year":
            first, last = date(terms.born_on.year, 1, 1), date(terms.born_on.year, 12, 31)
        else:
            first = last = terms.born_on
        scope = scope.filter(born_on__range=(first, last))
    if terms.village:
        scope = scope.filter(village_key__endswith=village_core(terms.village))
    if not (terms.born_on or terms.village):
        return scope.none()
    return scope.order_by("sort_key", "id")[:CANDIDATES]


def similar_family(actor: Actor, name: str) -> list[UUID]:
    """Return children in scope with a parent or carer of this name, marks and a slip aside."""
    asked = key(name)
    wanted = Q(name_key__in={asked, detelex(asked)}) | Q(name_key__contains=detelex(asked))
    near = (
        Guardian.objects.filter(actor.in_scope("kept_at_id"))
        .filter(wanted)
        .order_by(
            Case(When(name_key=asked, then=Value(0)), default=Value(1), output_field=IntegerField()), F("id")
        )
    )
    return list(near.values_list("child_id", flat=True)[:CANDIDATES])


def families(child_ids: Iterable[UUID]) -> dict[UUID, tuple[Guardian, ...]]:
    """Return the people recorded with each child; one query."""
    found: dict[UUID, list[Guardian]] = {}
    ids = list(child_ids)
    if ids:
        for guardian in Guardian.objects.filter(child_id__in=ids, ended_on__isnull=True).order_by(
            "relation", "id"
        ):
            found.setdefault(guardian.child_id, []).append(guardian)
    return {child_id: tuple(people) for child_id, people in found.items()}


def describe(child: Child, family: Iterable[Guardian] = ()) -> Described:
    """Return a record in the shape that likeness compares."""
    return Described(
        name=child.full_name,
        born_on=child.born_on,
        precision=child.birth_precision,
        sex=child.sex,
        family=tuple(one.full_name for one in family),
        village=child.village,
        number=child.personal_number,
    )


def _beyond(terms: Terms, names: Sequence[str]) -> tuple[MaskedHit, ...]:
    """Ask the masked search for what lies outside the scope; only whole names are asked, so that nobody can leaf."""
    if len(terms.name.split()) < 2 or not names:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT initials, sex, born_year, place_id, place_name, same_name, same_day, same_month, same_year"
            " FROM children_find_masked(%s, %s, %s, %s)",
            [
                list(names[:20]),
                terms.born_on,
                terms.precision == "day",
                terms.born_on.year if terms.born_on else None,
            ],
        )
        rows = cursor.fetchall()
    hits = [
        MaskedHit(row[0], row[1], row[2], row[3], row[4], _masked_likeness(terms, row[5:])) for row in rows
    ]
    return tuple(
        sorted((hit for hit in hits if hit.likeness.score >= SHOWN_FROM), key=lambda h: -h.likeness.score)
    )


def _masked_likeness(terms: Terms, same: Sequence[bool | None]) -> Likeness:
    """Score what the masked search says; it never rises to "rất giống", since nobody here can look."""
    same_name, same_day, same_month, same_year = same
    score, reasons = (34, _("tên giống khi bỏ dấu")) if same_name else (22, _("tên gần giống"))
    said = [Reason("same", reasons, "name")]
    if terms.born_on:
        for share, is_same, words in (
            (40, same_day, _("cùng ngày sinh")),
            (24, same_month, _("cùng tháng, năm sinh")),
            (14, same_year, _("cùng năm sinh")),
        ):
            if is_same:
                score += share
                said.append(Reason("same", words, "birth"))
                break
        else:
            said.append(Reason("differs", _("năm sinh lệch 1"), "birth"))
    else:
        score += 12
    return Likeness(min(score, 80), tuple(said))
