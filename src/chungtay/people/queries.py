"""Reads on agencies: who keeps a function at a place, who stands above, who stands below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.core import clock
from chungtay.core.vietnamese import key
from chungtay.people.actors import Actor
from chungtay.people.models import Agency, Holding, Post
from chungtay.places.api import Unit, ancestors


def alive(on: date, prefix: str = "") -> Q:
    """Return the condition that a row with validity dates holds on `on`."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    )


def agencies_for(function: str, place_ids: Iterable[UUID], on: date) -> QuerySet[Agency]:
    """Return the agencies that keep `function` at the given places on a date."""
    return Agency.objects.filter(
        alive(on), functions__contains=[function], place_id__in=list(place_ids)
    ).order_by("place__sort_key", "id")


def agency_at(function: str, place_id: UUID, on: date) -> Agency | None:
    """Return the agency that keeps `function` at one place on a date, if there is one."""
    return agencies_for(function, [place_id], on).select_related("place").first()


def agency_above(function: str, agency: Agency, on: date) -> Agency | None:
    """Return the nearest agency with `function` above `agency`: by its own parent link, else up the tree of places."""
    if agency.parent_id is not None:
        parent = agency.parent
        if (
            parent is not None
            and (parent.valid_to is None or parent.valid_to > on)
            and parent.valid_from <= on
        ):
            return parent
    above = [unit.id for unit in ancestors(agency.place, on)]
    found = {row.place_id: row for row in agencies_for(function, above, on)}
    return next((found[place] for place in above if place in found), None)


def agencies_below(function: str, agency: Agency, on: date, level: str | None = None) -> QuerySet[Agency]:
    """Return the agencies with `function` that answer directly to `agency` on a date, optionally of one level only."""
    rows = Agency.objects.filter(alive(on), parent=agency, functions__contains=[function]).select_related(
        "place"
    )
    if level:
        rows = rows.filter(level=level)
    return rows.order_by("place__sort_key", "id")


def visible_units(actor: Actor, on: date) -> QuerySet[Unit]:
    """Return the administrative units in the actor's scope that exist on a date, in Vietnamese order."""
    return Unit.objects.filter(alive(on)).filter(actor.in_scope("id")).order_by("sort_key", "id")


@dataclass(frozen=True)
class StaffPage:
    """One page of agencies with what their posts hold; `after` continues the list, empty at its end."""

    rows: list[tuple[Agency, int, int]]
    after: str


def staff_page(actor: Actor, *, words: str = "", after: str = "", size: int = 40) -> StaffPage:
    """List agencies in scope today with their number of posts and of holders, by place in Vietnamese order.

    `words` narrows by any part of the name; `after` is the key of the last row seen.
    """
    today = clock.today()
    agencies = Agency.objects.filter(alive(today)).filter(actor.in_scope()).select_related("place")
    if words.strip():
        agencies = agencies.filter(Q(name__icontains=words.strip()) | Q(place__key__contains=key(words)))
    if "~" in after:
        sort, _, identifier = after.rpartition("~")
        agencies = agencies.filter(Q(place__sort_key__gt=sort) | Q(place__sort_key=sort, id__gt=identifier))
    found = list(agencies.order_by("place__sort_key", "id")[: size + 1])
    shown = found[:size]
    living = Post.objects.filter(alive(today), agency__in=shown, is_system=False)
    posts = dict(living.values_list("agency").annotate(n=Count("id")))
    held = dict(
        Holding.objects.filter(alive(today), post__in=living)
        .values_list("post__agency")
        .annotate(n=Count("id"))
    )
    last = f"{shown[-1].place.sort_key}~{shown[-1].id}" if len(found) > size else ""
    return StaffPage([(row, posts.get(row.id, 0), held.get(row.id, 0)) for row in shown], last)
