"""Reading reports for an actor: one, lists, what came before, notes, who below has sent and who has not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.journal.api import Entry, entries_about
from chungtay.people.api import Actor, Agency
from chungtay.places.api import unit_by_id
from chungtay.reports.choices import NoteKind, State
from chungtay.reports.models import CellNote, FrozenCell, Narrative, Report, Sending
from chungtay.reports.regimes import Plan, get_plan, owing_agencies, plans_below, plans_for
from chungtay.reports.rules import Problem, problems
from chungtay.reports.sheet import Key, Sheet, Values
from chungtay.reports.states import RECEIVED


def visible_to(actor: Actor) -> QuerySet[Report]:
    """Return the reports in the actor's scope."""
    return Report.objects.filter(actor.in_scope()).select_related("agency", "to_agency", "place", "duty")


def get_report(actor: Actor, report_id: UUID) -> Report:
    """Return one report; raises `NotFound` outside the scope."""
    report = visible_to(actor).filter(id=report_id).first()
    if report is None:
        raise NotFound()
    return report


@dataclass(frozen=True)
class Owed:
    """A report the actor's agency owes or has made: the plan, and the report once it was opened."""

    plan: Plan
    report: Report | None


def owed_by(actor: Actor, on: date | None = None) -> list[Owed]:
    """List what the actor's agency owes on a day, with the reports already opened, nearest due day first."""
    plans = plans_for(actor, on or clock.today())
    made = {
        report.regime_id: report
        for report in visible_to(actor).filter(
            agency_id=actor.agency_id, regime_id__in=[plan.id for plan in plans]
        )
    }
    return [Owed(plan, made.get(plan.id)) for plan in plans]


def older_of(actor: Actor, known: Sequence[Owed], most: int = 20) -> list[Report]:
    """List the agency's other reports, newest first."""
    shown = [owed.report.id for owed in known if owed.report]
    return list(
        visible_to(actor)
        .filter(agency_id=actor.agency_id)
        .exclude(id__in=shown)
        .order_by("-period_end", "-id")[:most]
    )


def awaiting(actor: Actor, most: int = 50, after: UUID | None = None) -> list[Report]:
    """List the reports sent to the actor's agency that wait for it, oldest first."""
    rows = visible_to(actor).filter(to_agency_id=actor.agency_id, state=State.SUBMITTED)
    if after is not None:
        last = Report.objects.filter(id=after).values_list("submitted_at", flat=True).first()
        if last is not None:
            rows = rows.filter(Q(submitted_at__gt=last) | Q(submitted_at=last, id__gt=after))
    return list(rows.order_by("submitted_at", "id")[:most])


def count_awaiting(actor: Actor) -> int:
    """Count the reports that wait for the actor's agency."""
    return Report.objects.filter(
        actor.in_scope(), to_agency_id=actor.agency_id, state=State.SUBMITTED
    ).count()


@dataclass(frozen=True)
class Below:
    """The units that owe a part of a sum: how many, which sent (newest first), and which have not."""

    plans: list[Plan]
    owing: int
    received: list[Report]
    missing: list[Agency]


def below(actor: Actor, report: Report) -> Below:
    """Tell who below has sent a part of this report and who has not; constant number of queries per level."""
    plans = plans_below(get_plan(report.regime_id))
    unit = unit_by_id(report.place_id)
    on = min(clock.today(), report.due_on or clock.today())
    owing = [agency for plan in plans for agency in owing_agencies(plan, unit, on).select_related("place")]
    received = list(
        visible_to(actor)
        .filter(to_agency_id=report.agency_id, regime_id__in=[plan.id for plan in plans], state__in=RECEIVED)
        .order_by("place__sort_key", "id")
    )
    sent = {row.agency_id for row in received}
    return Below(plans, len(owing), received, [agency for agency in owing if agency.id not in sent])


def last_year(report: Report) -> dict[Key, int]:
    """Return the values the same place sent for the same part of last year; empty when nothing was sent."""
    year, _dash, period = report.cycle.partition("-")
    if not year.isdigit():
        return {}
    sending = (
        Sending.objects.filter(
            report__place_id=report.place_id,
            report__cycle=f"{int(year) - 1}-{period}",
            report__agency__level=report.agency.level,
            report__state__in=RECEIVED,
            number=F("report__sendings"),
        )
        .order_by("-sent_at")
        .first()
    )
    if sending is None:
        return {}
    cells = FrozenCell.objects.filter(sending=sending, value__isnull=False)
    return {(cell.row, cell.column): cell.value for cell in cells if cell.value is not None}


def notes_of(report: Report) -> list[CellNote]:
    """Return the words beside cells, newest first."""
    return list(report.notes.all())


def explained(notes: Sequence[CellNote]) -> set[Key]:
    """Return the cells whose unlikely number was explained."""
    return {(note.row, note.column) for note in notes if note.kind == NoteKind.EXPLANATION}


def problems_of(
    report: Report, sheet: Sheet, values: Values, before: Values, notes: Sequence[CellNote]
) -> list[Problem]:
    """Return what stands in the way of the report, and the questions nobody answered."""
    return problems(sheet, values, before, explained(notes))


def narratives_of(report: Report, sheet: Sheet) -> list[Narrative]:
    """Return the words under each heading of the form, in its order; unwritten ones are unsaved and empty."""
    held = {row.heading: row for row in report.narratives.all()}
    return [
        held.get(heading.id)
        or Narrative(report=report, place_id=report.place_id, heading=heading.id, version=0)
        for heading in sheet.headings
    ]


def latest_sending(report: Report) -> Sending | None:
    """Return what was sent last."""
    return Sending.objects.filter(report=report).order_by("-number").first()


def history_of(report: Report) -> QuerySet[Entry]:
    """Return what was done to the report, newest first."""
    return entries_about(Report._meta.label, report.id)
