"""Reads on agencies: who keeps a function at a place, who stands above, who stands below."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from chungtay.people.actors import Actor
from chungtay.people.models import Agency
from chungtay.places.api import Unit, ancestors


def alive(on: date, prefix: str = "") -> Q:
    """Return the condition that a row with validity dates holds on `on`."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    )


def agencies_for(function: str, place_ids: Iterable[UUID], on: date) -> QuerySet[Agency]:
    """Return the agencies that keep `function` at the given places on a date."""
    return Agency.objects.filter(alive(on), functions__contains=[function], place_id__in=list(place_ids)).order_by(
        "place__sort_key", "id"
    )


def agency_at(function: str, place_id: UUID, on: date) -> Agency | None:
    """Return the agency that keeps `function` at one place on a date, if there is one."""
    return agencies_for(function, [place_id], on).select_related("place").first()


def agency_above(function: str, agency: Agency, on: date) -> Agency | None:
    """Return the nearest agency with `function` above `agency`: by its own parent link, else up the tree of places."""
    if agency.parent_id is not None:
        parent = agency.parent
        if parent is not None and (parent.valid_to is None or parent.valid_to > on) and parent.valid_from <= on:
            return parent
    above = [unit.id for unit in ancestors(agency.place, on)]
    found = {row.place_id: row for row in agencies_for(function, above, on)}
    return next((found[place] for place in above if place in found), None)


def agencies_below(function: str, agency: Agency, on: date, level: str | None = None) -> QuerySet[Agency]:
    """Return the agencies with `function` that answer directly to `agency` on a date, optionally of one level only."""
    rows = Agency.objects.filter(alive(on), parent=agency, functions__contains=[function]).select_related("place")
    if level:
        rows = rows.filter(level=level)
    return rows.order_by("place__sort_key", "id")


def visible_units(actor: Actor, on: date) -> QuerySet[Unit]:
    """Return the administrative units in the actor's scope that exist on a date, in Vietnamese order."""
    return Unit.objects.filter(alive(on)).filter(actor.in_scope("id")).order_by("sort_key", "id")
