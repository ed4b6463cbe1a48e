"""Adding up what the units below sent, beside the register's own count of the same area."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict
from chungtay.figures.api import compute
from chungtay.journal.api import record
from chungtay.people.api import Actor
from chungtay.reports.actions import locked, move
from chungtay.reports.choices import State
from chungtay.reports.filling import sheet_for, update_computed, update_sums
from chungtay.reports.models import FrozenCell, Part, Report
from chungtay.reports.queries import below
from chungtay.reports.sheet import Key, split

_PARTS = """
INSERT INTO reports_part (report_id, sending_id, place_id)
SELECT %(report)s, sending.id, %(place)s
FROM reports_sending sending JOIN reports_report part ON part.id = sending.report_id AND part.sendings = sending.number
WHERE part.id = ANY(%(parts)s)
"""
_SUM = """
UPDATE reports_cell AS cell
SET summed = added.total,
    value = CASE WHEN cell.is_hand THEN cell.value ELSE coalesce(added.total, cell.computed) END,
    version = cell.version + 1
FROM (
  SELECT own."row", own."column", sum(frozen.value)::bigint AS total
  FROM reports_cell own
  LEFT JOIN (
    SELECT f."row", f."column", f.value
    FROM reports_part part JOIN reports_frozencell f ON f.sending_id = part.sending_id
    WHERE part.report_id = %(report)s
  ) frozen ON frozen."row" = own."row" AND frozen."column" = own."column"
  WHERE own.report_id = %(report)s GROUP BY own."row", own."column"
) added
WHERE cell.report_id = %(report)s AND cell."row" = added."row" AND cell."column" = added."column"
  AND (cell.summed IS DISTINCT FROM added.total
       OR (NOT cell.is_hand AND cell.value IS DISTINCT FROM coalesce(added.total, cell.computed)))
"""


@dataclass(frozen=True)
class Gathered:
    """What a sum was made of: how many reports came in, how many are owed, how many cells moved."""

    received: int
    owing: int
    moved: int


def gather(*, actor: Actor, report_id: UUID) -> Gathered:
    """Add up what was sent from below and count the register again for the same area; hand changes stay.

    A report that was returned is not in the sum until it comes back. Raises `Conflict` for a report without parts.
    """
    with transaction.atomic():
        report = locked(actor, report_id, "change")
        if not report.is_consolidation:
            raise Conflict(_("Báo cáo này không tổng hợp từ cấp dưới."))
        sheet = sheet_for(report)
        counted = compute(
            actor, sheet.figures(), unit=report.place, start=report.period_start, end=report.period_end
        )
        moved = update_computed(report, {split(name): number for name, number in counted.items()})
        parts = below(actor, report)
        Part.objects.filter(report_id=report.id).delete()
        with connection.cursor() as cursor:
            cursor.execute(
                _PARTS,
                {
                    "report": report.id,
                    "place": report.place_id,
                    "parts": [part.id for part in parts.received],
                },
            )
            cursor.execute(_SUM, {"report": report.id})
            moved += cursor.rowcount
        update_sums(report, sheet)
        state = State.DRAFT if moved and report.state == State.CHECKED else report.state
        move(report, state, counted_at=clock.now())
        record(
            actor=actor,
            verb="reports.recompute",
            subject=report,
            after={"received": len(parts.received), "owing": parts.owing, "cells": moved},
        )
        return Gathered(len(parts.received), parts.owing, moved)


@dataclass(frozen=True)
class PartValue:
    """One unit's share of one summed cell."""

    report: Report
    value: int | None
    is_hand: bool
    reason: str


def parts_of_cell(actor: Actor, report: Report, key: Key) -> list[PartValue]:
    """List what each unit below sent for one cell, in order of places: the sum taken apart."""
    rows = (
        FrozenCell.objects.filter(
            sending__in=Part.objects.filter(report=report).values("sending_id"), row=key[0], column=key[1]
        )
        .filter(actor.in_scope())
        .select_related("sending__report__agency", "sending__report__place")
        .order_by("sending__report__place__sort_key", "sending_id")
    )
    return [PartValue(row.sending.report, row.value, row.is_hand, row.reason) for row in rows]
