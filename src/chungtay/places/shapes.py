"""Outlines of the provinces for maps.

Credit: Map of Vietnam by Stephen Truong, @svg-maps/vietnam 2.0.0, CC BY 4.0; codes and names were added.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.core.errors import NotFound
from chungtay.places.catalogue import DATA
from chungtay.places.choices import Level
from chungtay.places.models import Unit
from chungtay.places.queries import get_unit, successors_of

DRAWN_ON = date(2024, 12, 31)
"""The shapes are those of the 63 provinces; later ones are unions of them."""

ARCHIPELAGOS = {"Hoàng Sa": "48", "Trường Sa": "56"}
"""Each archipelago is drawn apart from the province it belongs to; the codes held before and after 2025."""


@dataclass(frozen=True)
class Shape:
    """One province on the map: several SVG paths, to be drawn as one."""

    unit_id: UUID
    code: str
    full_name: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Map:
    """All provinces of one day."""

    view_box: str
    credit: str
    shapes: tuple[Shape, ...]


@cache
def _drawing() -> tuple[str, str, tuple[tuple[str, str], ...]]:
    content = json.loads((DATA / "provinces.svg.json").read_text(encoding="utf-8"))
    pieces = ((shape["code"] or ARCHIPELAGOS[shape["name"]], shape["path"]) for shape in content["shapes"])
    return content["view_box"], content["credit"], tuple(pieces)


def province_shapes(on: date) -> Map:
    """Return the outline of every province of that day; today's are unions of the 63 by succession."""
    view_box, credit, pieces = _drawing()
    paths: dict[str, list[str]] = defaultdict(list)
    for code, path in pieces:
        paths[code].append(path)
    base = {
        unit.id: unit
        for unit in Unit.objects.filter(level=Level.PROVINCE, code__in=paths, valid_from__lte=DRAWN_ON)
    }
    after = successors_of(base, on)
    joined: dict[UUID, list[str]] = defaultdict(list)
    units: dict[UUID, Unit] = {}
    for unit_id, unit in base.items():
        targets = after[unit_id]
        if not targets and on < DRAWN_ON:
            targets = [get_unit(unit.code, on)]
        if len(targets) != 1:
            raise NotFound(_("Không có bản đồ cấp tỉnh cho ngày này."))
        units[targets[0].id] = targets[0]
        joined[targets[0].id] += paths[unit.code]
    ordered = sorted(units.values(), key=lambda unit: unit.sort_key)
    shapes = tuple(Shape(unit.id, unit.code, unit.full_name, tuple(joined[unit.id])) for unit in ordered)
    return Map(view_box, credit, shapes)
