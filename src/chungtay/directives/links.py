"""How a directive hangs on others: the documents it cites, and the due dates one tier up."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.directives.choices import State, TaskKind
from chungtay.directives.models import Basis, Directive, Task
from chungtay.directives.queries import visible
from chungtay.directives.rules import Upper, period_of
from chungtay.duties.api import Duty, Filter
from chungtay.law.api import ReportRegime, document_key, report_regimes
from chungtay.people.api import Actor
from chungtay.reports.api import subject_of

NEAR_DAYS = 31
ABOVE = {
    "commune": ("district", "province", "ministry"),
    "district": ("province", "ministry"),
    "province": ("ministry",),
}


def find_cited(actor: Actor, citations: Iterable[tuple[str, date | None]]) -> dict[str, Directive]:
    """Return the directives of this system that the cited numbers mean, by number as cited (one query).

    Numbers come back every year: with a date in the citation it must agree; without one the number must be unique.
    """
    wanted = {document_key(number): (number, issued_on) for number, issued_on in citations}
    bare = {key.split("/")[0] for key in wanted}
    rows = Directive.objects.filter(visible(actor), number__in=bare, state=State.CONFIRMED)
    found: dict[str, list[Directive]] = {}
    for row in rows:
        key = document_key(row.full_number)
        if key in wanted:
            number, issued_on = wanted[key]
            if issued_on is None or row.issued_on == issued_on:
                found.setdefault(number, []).append(row)
    return {number: hits[0] for number, hits in found.items() if len(hits) == 1}


def superiors(directive: Directive, bases: Iterable[Basis]) -> list[UUID]:
    """Return the directives a directive carries out."""
    return [
        basis.linked_id for basis in bases if basis.linked_id is not None and basis.linked_id != directive.id
    ]


def upper_dues(
    actor: Actor, directive: Directive, bases: Iterable[Basis], tasks: Iterable[Task]
) -> dict[str, list[Upper]]:
    """Return the report due dates one tier up, by report period: those the issuer's own place owes, then the law's.

    A duty of the issuer's place that rests on a linked directive binds first. Where none is known the report regimes of
    the law packs answer for the issuer's own tier and those above it, in the years the tasks fall due.
    """
    found: dict[str, list[Upper]] = {}
    for duty in _own_report_duties(directive, bases):
        source = _("%(who)s phải nộp theo %(document)s") % {
            "who": actor.agency_short_name,
            "document": duty.document_words or duty.basis,
        }
        upper = Upper(duty.due_on, duty.title, duty.due_words, source)
        found.setdefault(period_of(duty.title, duty.due_on), []).append(upper)
    years = {task.due_on.year for task in tasks if task.due_on is not None}
    for period, uppers in law_dues(directive, years).items():
        found.setdefault(period, uppers)
    return found


def _own_report_duties(directive: Directive, bases: Iterable[Basis]) -> list[Duty]:
    """Return the reports that the issuer's place owes by the directives it carries out, earliest first."""
    linked = superiors(directive, bases)
    if not linked:
        return []
    reports = Filter(kind="report").condition()
    return list(
        Duty.objects.filter(reports, place_id=directive.place_id, document_id__in=linked).order_by("due_on")
    )


def law_dues(directive: Directive, years: Iterable[int]) -> dict[str, list[Upper]]:
    """Return when the issuer's own tier, or one above it, must report in these years by the regimes of the packs."""
    wanted = set(years)
    levels = {directive.agency.level, *ABOVE.get(directive.agency.level, ())}
    found: dict[str, list[Upper]] = {}
    for regime in report_regimes() if wanted else ():
        if regime.year not in wanted or regime.owed_by.level not in levels or regime.place_code is not None:
            continue
        source = _("chế độ báo cáo: %(name)s") % {"name": regime.name}
        upper = Upper(regime.due.last_day, regime.name, regime.due.words, source)
        found.setdefault(str(regime.period), []).append(upper)
    return found


def parent_duties(directive: Directive, bases: Iterable[Basis]) -> dict[str, UUID]:
    """Return, by report period, the duty of the issuer's place that reports below feed into."""
    rows = reversed(_own_report_duties(directive, bases))
    return {period_of(duty.title, duty.due_on): duty.id for duty in rows}


def regimes_of(directive: Directive, tasks: Iterable[Task]) -> dict[UUID, list[ReportRegime]]:
    """Return the report regimes of the packs that each report task asks for, those with a form first.

    A regime fits when it is about the same period, is due about the same day (an officer may have moved it), and
    is owed to the issuer's tier, there or everywhere.
    """
    reports = [task for task in tasks if task.kind == TaskKind.REPORT and task.due_on is not None]
    known = report_regimes() if reports else []
    return {task.id: _fitting(directive, task, known) for task in reports}


def _fitting(directive: Directive, task: Task, known: Iterable[ReportRegime]) -> list[ReportRegime]:
    assert task.due_on is not None
    fitting = [
        regime
        for regime in known
        if str(regime.period) == task.period
        and abs((regime.due.last_day - task.due_on).days) <= NEAR_DAYS
        and regime.owed_to.level == directive.agency.level
        and regime.place_code in (None, directive.place.code)
    ]
    return sorted(fitting, key=lambda regime: (regime.form is None, regime.place_code is None, regime.id))


def mark_regimes(directive: Directive, tasks: Iterable[Task]) -> None:
    """Write on each task the first report regime it asks for, or none; the tasks are not saved."""
    listed = list(tasks)
    found = regimes_of(directive, listed)
    for task in listed:
        fitting = found.get(task.id, [])
        task.regime_id = fitting[0].id if fitting else ""


def subjects_of(directive: Directive, tasks: Iterable[Task]) -> dict[UUID, UUID]:
    """Return which task a duty's subject stands for: the task itself, or a report regime it asks for."""
    listed = list(tasks)
    found = {task.id: task.id for task in listed}
    for task_id, regimes in regimes_of(directive, listed).items():
        for regime in regimes:
            found.setdefault(subject_of(regime.id), task_id)
    return found
