"""Looking up administrative units: the tree as it stands now or stood before the reform, and what became of each.

Units are public knowledge: any signed-in account may read them all. The room of places lies below the room of
people and cannot guard a view, so its screens stand here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chungtay.core import clock
from chungtay.people.api import signed_in
from chungtay.places import api as places

REFORM = date(2025, 7, 1)
"""The day the communes were redrawn and the district level ended. Law: 202/2025/QH15."""

PAGE = 60
NOW, BEFORE = "nay", "truoc"


class PlaceFilter(forms.Form):
    """Search words, and the day the tree is read as of."""

    tim = forms.CharField(label=_("Tên hoặc mã địa bàn"), required=False, max_length=80)
    doc = forms.ChoiceField(
        label=_("Địa bàn đọc theo"),
        required=False,
        choices=[(NOW, _("như nay")), (BEFORE, _("như trước 01/07/2025"))],
    )


@dataclass(frozen=True)
class Line:
    """One unit of a list, with where it lies and how much lies below it."""

    unit: places.Unit
    path: str
    below: int
    is_gone: bool


@dataclass(frozen=True)
class Step:
    """One change: the unit on the other side of it, and where that one lay or lies."""

    edge: places.Succession
    unit: places.Unit
    path: str


def _steps(edges: list[places.Succession], units: list[places.Unit], on: date) -> list[Step]:
    labels = places.path_labels(units, on)
    return [
        Step(edge, unit, labels[unit.id].partition(", ")[2]) for edge, unit in zip(edges, units, strict=True)
    ]


def _read(request: HttpRequest) -> tuple[PlaceFilter, date, str]:
    form = PlaceFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    today = clock.today()
    before = chosen.get("doc") == BEFORE and today >= REFORM
    return form, REFORM - timedelta(days=1) if before else today, str(chosen.get("tim") or "")


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["sau"])
    except (KeyError, ValueError):
        return None


def _lines(units: list[places.Unit], on: date) -> list[Line]:
    labels = places.path_labels(units, on)
    counts = places.child_counts([unit.id for unit in units], on)
    return [
        Line(unit, labels[unit.id].partition(", ")[2], counts.get(unit.id, 0), _is_gone(unit))
        for unit in units
    ]


def _is_gone(unit: places.Unit) -> bool:
    return unit.valid_to is not None and unit.valid_to <= clock.today()


@signed_in
def browse(request: HttpRequest) -> HttpResponse:
    """Show the provinces of the day, or what was searched for."""
    form, on, text = _read(request)
    context = {"form": form, "on": on, "text": text, "reform": REFORM, "clear_url": reverse("desk:places")}
    if text:
        found = places.search_units(text, on, limit=PAGE)
        other_days = [] if found else places.search_units(text, None, limit=PAGE)
        context |= {
            "lines": _lines(found or other_days, on),
            "of_other_days": bool(other_days),
            "with_path": True,
        }
    else:
        country = places.country(on)
        units, following = places.page_after(places.children_of(country, on), _after(request), PAGE)
        context |= {"lines": _lines(units, on), "next": following, "first": _after(request) is not None}
    return render(request, "desk/places.html", context)


@signed_in
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Show one unit: where it lies, what lies below it, what it came from and what became of it."""
    form, on, _text = _read(request)
    shown = places.unit_by_id(unit_id)
    day = places.nearest_day(shown, on)
    units, following = places.page_after(places.children_of(shown, day), _after(request), PAGE)
    today = clock.today()
    before = places.edges_to(shown)
    # A day of the past knows nothing of later reforms.
    after = [edge for edge in places.edges_from(shown) if edge.on <= today]
    context = {
        "base": "ui/base_side.html" if units else "ui/base.html",
        "form": form,
        "unit": shown,
        "on": on,
        "day": day,
        "is_gone": _is_gone(shown),
        "above": [
            part for part in reversed(places.ancestors(shown, day)) if part.level != places.Level.COUNTRY
        ],
        "lines": _lines(units, day),
        "next": following,
        "first": _after(request) is not None,
        "came_from": _steps(before, [edge.source for edge in before], today),
        "went_to": _steps(after, [edge.target for edge in after], today),
        "handed_on": places.successors(shown, today) if _is_gone(shown) and not after else [],
    }
    return render(request, "desk/places_unit.html", context)
