"""Screens of figures: counts by place, each opening the place below or the children behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.core.periods import age_on
from chungtay.core.vietnamese import parse_date
from chungtay.figures import rights
from chungtay.figures.declared import measure
from chungtay.figures.queries import NOW, THEN, compute_by_unit, counted_behind
from chungtay.figures.tree import Cell
from chungtay.journal.api import record
from chungtay.law.api import LawEntry, measures
from chungtay.people.api import Actor, actor_of, right_needed
from chungtay.places.api import Level, Unit, children_of, path_label, unit_by_id
from chungtay.ui.words import mask_name

PAGE = 50
READINGS = {"khi-do": THEN, "nay": NOW}


@dataclass(frozen=True)
class Asked:
    """What a page of figures is about, as its address says."""

    unit: Unit
    on: date
    reading: str
    word: str

    @property
    def start(self) -> date:
        """Events are counted from the first day of the year."""
        return date(self.on.year, 1, 1)


def _asked(request: HttpRequest, unit_id: UUID | None = None) -> Asked:
    actor = actor_of(request)
    wanted = request.GET.get("dia-ban", "")
    try:
        chosen = unit_id or (UUID(wanted) if wanted else actor.place_id)
    except ValueError as wrong:
        raise NotFound() from wrong
    word = request.GET.get("doc", "khi-do")
    on = parse_date(request.GET.get("ngay", "")) or clock.today()
    return Asked(unit_by_id(chosen), min(on, clock.today()), READINGS.get(word, THEN), word)


def _cells(on: date) -> tuple[list[LawEntry], list[Cell]]:
    declared = list(measures(on))
    return list(declared), [Cell(entry.id, measure(entry.id, on)) for entry in declared]


@require_safe
@right_needed(rights.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Show every declared measure for a unit and for each unit directly below it, in as many queries as scans."""
    asked = _asked(request)
    actor = actor_of(request)
    declared, cells = _cells(asked.on)
    found = compute_by_unit(
        actor, cells, unit=asked.unit, start=asked.start, end=asked.on, reading=asked.reading
    )
    day = asked.on if asked.reading == THEN else clock.today()
    parts = list(children_of(asked.unit, day))
    keys = [cell.key for cell in cells]
    total = {key: sum(values.get(key, 0) for values in found.values()) for key in keys}
    own = found.get(None, {}) if parts else {}
    query = request.GET.copy()
    query.pop("dia-ban", None)
    tail = query.urlencode()
    rows = [
        {
            "unit": part,
            "url": f"?dia-ban={part.id}&{tail}",
            "values": [(key, found.get(part.id, {}).get(key, 0)) for key in keys],
        }
        for part in parts
    ]
    return render(
        request,
        "figures/index.html",
        {
            "asked": asked,
            "label": path_label(asked.unit, day),
            "measures": declared,
            "rows": rows,
            "total": [(key, total[key]) for key in keys],
            "unplaced": [own.get(key, 0) for key in keys] if any(own.values()) else [],
            "may_list": actor.may("children.read"),
            "tail": tail,
        },
    )


@require_safe
@right_needed(rights.READ)
def children(request: HttpRequest, unit_id: UUID, measure_id: str) -> HttpResponse:
    """List what one figure counts for one unit, page by page; opening it is written in the journal."""
    asked = _asked(request, unit_id)
    actor = actor_of(request)
    declared = next((entry for entry in measures(asked.on) if entry.id == measure_id), None)
    if declared is None:
        raise NotFound()
    refused = "" if actor.may("children.read") else _("Danh sách chỉ mở cho người được xem hồ sơ trẻ em.")
    mark, _tilde, sort_key = request.GET.get("sau", "").partition("~")
    rows = []
    if not refused:
        try:
            after = (sort_key, UUID(mark)) if mark else None
        except ValueError as wrong:
            raise NotFound() from wrong
        rows = counted_behind(
            actor,
            Cell(measure_id, measure(measure_id, asked.on)),
            unit=asked.unit,
            start=asked.start,
            end=asked.on,
            reading=asked.reading,
            after=after,
            most=PAGE,
        )
        record(
            actor=actor,
            verb="figures.open_list",
            subject=asked.unit,
            place_id=asked.unit.id,
            after={"measure": measure_id, "shown": len(rows), "children": [row.child_id for row in rows]},
        )
    last = rows[-1].after if len(rows) == PAGE else None
    context: dict[str, Any] = {
        "asked": asked,
        "label": path_label(asked.unit, asked.on),
        "measure": declared,
        "rows": [_shown(actor, one, asked.on) for one in rows],
        "refused": refused,
        "next": f"{last[1]}~{last[0]}" if last else "",
        "first": bool(mark),
        "back": f"{reverse('figures:index')}?dia-ban={asked.unit.id}",
    }
    return render(request, "figures/children.html", context)


def _shown(actor: Actor, one: Any, on: date) -> dict[str, str]:
    whole = actor.place_level == Level.COMMUNE
    return {
        "name": one.full_name if whole else mask_name(one.full_name),
        "text": " · ".join(
            part
            for part in (_("%(age)s tuổi") % {"age": age_on(one.born_on, on)}, one.village if whole else "")
            if part
        ),
        "url": f"/tre-em/{one.child_id}/",
    }
