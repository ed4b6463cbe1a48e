"""From the law packs' declarations to the tree that is counted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chungtay.figures.tree import Cell, Measure, combine, parse_measure, parse_where
from chungtay.law.api import condition_lists, get_measure


def measure(measure_id: str, on: date) -> Measure:
    """Return a measure of the packs as a tree; raises `NotFound` or `BadDeclaration`."""
    return parse_measure(get_measure(measure_id, on).declared(), lists=condition_lists(on))


def cell(
    key: str,
    declared: Mapping[str, Any],
    givens: Iterable[Mapping[str, Any]],
    *,
    lists: Mapping[str, Iterable[str]],
) -> Cell:
    """Return a cell that shows a declared measure under further conditions (of its row, of its column)."""
    whole = parse_measure(declared, lists=lists)
    more = [
        condition
        for given in givens
        for condition in parse_where(given, counts=whole.counts, lists=lists, name=whole.id)
    ]
    return Cell(key, whole.narrowed(combine(more)))
