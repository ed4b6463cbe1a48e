"""What the page of a confirmed directive shows: tasks with readings, units, what it rests on and what rests on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.directives import links, queries
from chungtay.directives.actions import due_of
from chungtay.directives.marks import lay_out, proposals_of
from chungtay.directives.models import Directive, Task
from chungtay.directives.screens import BasisRow, Reading, TaskRow, short_words
from chungtay.directives.targets import day_of
from chungtay.duties.api import Due, Duty, FourCells
from chungtay.law.api import superseded
from chungtay.people.api import Actor

UNITS_SHOWN = 100


@dataclass(frozen=True)
class ShownTask:
    """One task: its due date, how far all receivers came, and the duty of the reader's own agency."""

    task: Task
    order: int
    lead: str
    rest: str
    due: Due
    cells: FourCells
    duty: Duty | None


@dataclass(frozen=True)
class DueGroup:
    """Tasks that share a due date, for the page that asks for the last word."""

    due_on: date | None
    rows: list[TaskRow]


def build_shown(actor: Actor, directive: Directive, *, only: str = "") -> dict[str, Any]:
    """Return the context of the page, in a constant number of queries."""
    tasks = queries.tasks_of(directive)
    subjects = links.subjects_of(directive, tasks)
    cells = queries.reading_by_task(actor, directive, subjects)
    mine = queries.my_duties(actor, directive, subjects)
    bases = queries.bases_of(directive)
    units = queries.units_of(actor, directive, only=only)
    numbers = proposals_of(directive, tasks, bases)
    rows = []
    for order, one in enumerate(tasks, 1):
        lead, rest = short_words(one.text)
        rows.append(
            ShownTask(
                one,
                order,
                lead,
                rest,
                due_of(one, directive),
                cells.get(one.id, FourCells()),
                mine.get(one.id),
            )
        )
    whole = sum((row.cells for row in rows), FourCells())
    is_issuer = directive.agency_id == actor.agency_id
    return {
        "directive": directive,
        "is_issuer": is_issuer,
        "wide": is_issuer or not any(row.duty is not None for row in rows),
        "receipt": queries.my_receipt(actor, directive),
        "tasks": rows,
        "mine": [row for row in rows if row.duty is not None],
        "whole": whole,
        "units": units[:UNITS_SHOWN],
        "units_more": max(len(units) - UNITS_SHOWN, 0),
        "unit_count": len(units),
        "silent": sum(1 for row in units if row.receipt.acknowledged_at is None),
        "only": only,
        "bases": [_basis(directive, basis) for basis in bases],
        "below": queries.carried_out_by(actor, directive),
        "document": lay_out(directive.text, numbers.marks),
        "may_issue": actor.may("directives.issue"),
        "may_receive": actor.may("directives.receive"),
    }


def _basis(directive: Directive, basis: Any) -> BasisRow:
    return BasisRow(basis, 0, superseded(basis.number, day_of(directive), basis.issued_on))


def due_groups(reading: Reading) -> list[DueGroup]:
    """Return the tasks of a draft by due date, earliest first, continuous ones last."""
    groups: dict[date | None, list[TaskRow]] = {}
    for row in reading.tasks:
        groups.setdefault(row.task.due_on, []).append(row)
    return [DueGroup(day, groups[day]) for day in sorted(groups, key=lambda day: day or date.max)]
