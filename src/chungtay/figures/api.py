"""The figures room's door: declare, count, take apart by place, list what was counted."""

from chungtay.figures.areas import Area, area_by_unit, area_of
from chungtay.figures.declared import cell, measure
from chungtay.figures.queries import (
    NOW,
    THEN,
    Counted,
    compute,
    compute_by_unit,
    counted,
    counted_behind,
    counted_by_target,
)
from chungtay.figures.rights import READ
from chungtay.figures.scans import Window
from chungtay.figures.tree import BadDeclaration, Cell, Measure, parse_measure, parse_where

__all__ = [
    "NOW",
    "READ",
    "THEN",
    "Area",
    "BadDeclaration",
    "Cell",
    "Counted",
    "Measure",
    "Window",
    "area_by_unit",
    "area_of",
    "cell",
    "compute",
    "compute_by_unit",
    "counted",
    "counted_behind",
    "counted_by_target",
    "measure",
    "parse_measure",
    "parse_where",
]
