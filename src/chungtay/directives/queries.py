"""Reads of the directives room, limited to what the actor may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.directives.choices import State
from chungtay.directives.models import Basis, Directive, Receipt, Task
from chungtay.duties.api import Duty, Filter, FourCells, four_cells, four_cells_by
from chungtay.people.api import Actor

PAGE = 30


@dataclass(frozen=True)
class Line:
    """One directive in a list, with how far it has come."""

    directive: Directive
    receipt: Receipt | None = None
    cells: FourCells = field(default_factory=FourCells)
    next_due: datetime | None = None


@dataclass(frozen=True)
class Lines:
    """One page of a list and the key of the next page (empty on the last)."""

    rows: list[Line]
    next_key: str = ""


@dataclass(frozen=True)
class UnitRow:
    """One receiving agency of a directive: its reading, and whether and when it acknowledged."""

    receipt: Receipt
    cells: FourCells
    silent_days: int | None


def visible(actor: Actor) -> Q:
    """Return the condition on `Directive` that keeps what the actor's own units issued or received."""
    received = Receipt.objects.filter(actor.in_scope()).values("directive_id")
    return actor.in_scope() | Q(agency_id=actor.agency_id) | Q(id__in=received)


def files_of_visible_directives(actor: Actor) -> Q:
    """Return the condition on `File` that shows the originals of directives the actor may read."""
    return Q(id__in=Directive.objects.filter(visible(actor), file__isnull=False).values("file_id"))


def get_directive(actor: Actor, directive_id: UUID) -> Directive:
    """Return one directive the actor may read, with its agency and file; raises `NotFound`.

    A draft is read only in the agency that is preparing it.
    """
    rows = Directive.objects.select_related("agency", "place", "file")
    drafts = ~Q(state=State.DRAFT) | Q(agency_id=actor.agency_id)
    found = rows.filter(visible(actor), drafts, id=directive_id).first()
    if found is None:
        raise NotFound()
    return found


def tasks_of(directive: Directive) -> list[Task]:
    """Return the tasks in the order of the text."""
    return list(Task.objects.filter(directive=directive))


def bases_of(directive: Directive) -> list[Basis]:
    """Return the cited documents with the directives they were recognised as."""
    return list(Basis.objects.filter(directive=directive).select_related("linked").order_by("position"))


def carried_out_by(actor: Actor, directive: Directive) -> list[Directive]:
    """Return the confirmed directives below that rest on this one, newest first."""
    rows = Directive.objects.filter(visible(actor), bases__linked=directive, state=State.CONFIRMED)
    return list(rows.select_related("agency").distinct().order_by("-confirmed_at", "-id")[:100])


def outgoing(actor: Actor, *, state: str = "", words: str = "", after: str = "") -> Lines:
    """Return one page of the directives of the actor's agency, newest first, each with its reading."""
    rows = _search(Directive.objects.filter(agency_id=actor.agency_id), words)
    if state in State.values:
        rows = rows.filter(state=state)
    rows = _after(rows, after, "created_at").select_related("agency").order_by("-created_at", "-id")
    found = list(rows[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    cells = _cells_of(actor, [row.id for row in found])
    lines = [Line(row, None, cells.get(row.id, FourCells())) for row in found]
    return Lines(lines, _key(found[-1].created_at, found[-1].id) if more else "")


def incoming(actor: Actor, *, unread: bool = False, words: str = "", after: str = "") -> Lines:
    """Return one page of the directives received by the actor's agency, newest first, each with its own reading."""
    rows = Receipt.objects.filter(agency_id=actor.agency_id).exclude(directive__state=State.DRAFT)
    if words.strip():
        match = Q(directive__subject__icontains=words.strip()) | Q(directive__number=words.strip())
        rows = rows.filter(match | Q(directive__issuer__icontains=words.strip()))
    if unread:
        rows = rows.filter(acknowledged_at__isnull=True)
    rows = (
        _after(rows, after, "created_at").select_related("directive__agency").order_by("-created_at", "-id")
    )
    found = list(rows[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    ids = [row.directive_id for row in found]
    own = Duty.objects.filter(document_id__in=ids, owed_by_id=actor.agency_id, withdrawn_at__isnull=True)
    cells = _read_cells(own)
    dues = (
        own.filter(done_at__isnull=True).values("document_id").annotate(first=Min("deadline_at")).order_by()
    )
    due = {row["document_id"]: row["first"] for row in dues}
    lines = [
        Line(row.directive, row, cells.get(row.directive_id, FourCells()), due.get(row.directive_id))
        for row in found
    ]
    return Lines(lines, _key(found[-1].created_at, found[-1].id) if more else "")


def _search(rows: QuerySet[Directive], words: str) -> QuerySet[Directive]:
    said = words.strip()
    if not said:
        return rows
    number = said.split("/")[0].strip()
    return rows.filter(
        Q(subject__icontains=said) | Q(symbol__icontains=said) | Q(number=number) | Q(issuer__icontains=said)
    )


def _key(moment: datetime, pk: UUID) -> str:
    return f"{moment.timestamp():.6f}_{pk.hex}"


def _after(rows: Any, after: str, column: str) -> Any:
    if not after:
        return rows
    moment_words, _line, pk_words = after.partition("_")
    try:
        moment, pk = datetime.fromtimestamp(float(moment_words), clock.VIETNAM), UUID(hex=pk_words)
    except (ValueError, OverflowError, OSError) as error:
        raise NotFound() from error
    return rows.filter(Q(**{f"{column}__lt": moment}) | Q(**{column: moment, "id__lt": pk}))


def _cells_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID | None, FourCells]:
    return _read_cells(
        Duty.objects.filter(document_id__in=list(ids), owed_to_id=actor.agency_id, withdrawn_at__isnull=True)
    )


def _read_cells(duties: QuerySet[Duty]) -> dict[UUID | None, FourCells]:
    """Return the four-cell reading per document of some duties, in one query."""
    now = clock.now()
    late = Q(done_at__gt=F("deadline_at")) | Q(late_since__isnull=False)
    done = Q(done_at__isnull=False)
    counted = (
        duties.order_by()
        .values("document_id")
        .annotate(
            on_time=Count("id", filter=done & ~late),
            done_late=Count("id", filter=done & late),
            open_within=Count("id", filter=~done & Q(deadline_at__gte=now)),
            open_overdue=Count("id", filter=~done & Q(deadline_at__lt=now)),
            unacknowledged=Count("id", filter=~done & Q(acknowledged_at__isnull=True)),
        )
    )
    return {
        row["document_id"]: FourCells(
            on_time=row["on_time"],
            done_late=row["done_late"],
            open_within=row["open_within"],
            open_overdue=row["open_overdue"],
            unacknowledged=row["unacknowledged"],
        )
        for row in counted
    }


def whole_reading(actor: Actor, directive: Directive) -> FourCells:
    """Return the four-cell reading of all duties of a directive that the actor may see."""
    return four_cells(actor, Filter(document_id=directive.id))


def reading_by_task(
    actor: Actor, directive: Directive, subjects: Mapping[UUID, UUID]
) -> dict[UUID, FourCells]:
    """Return the four-cell reading per task, in one query; `subjects` says which task a duty's subject stands for."""
    found: dict[UUID, FourCells] = {}
    for subject, cells in four_cells_by(actor, "subject_id", Filter(document_id=directive.id)).items():
        if subject in subjects:
            task = subjects[subject]
            found[task] = found.get(task, FourCells()) + cells
    return found


def units_of(actor: Actor, directive: Directive, *, only: str = "") -> list[UnitRow]:
    """Return the receiving agencies in the actor's scope with their readings, in two queries.

    `only` is `im-lang` (has not acknowledged), `qua-han` (something overdue) or empty for all; the latest first.
    """
    rows = Receipt.objects.filter(actor.in_scope() | Q(agency_id=actor.agency_id), directive=directive)
    receipts = list(rows.select_related("agency").order_by("place__sort_key", "agency__name", "id"))
    cells = four_cells_by(actor, "owed_by_id", Filter(document_id=directive.id))
    now = clock.now()
    found = []
    for receipt in receipts:
        reading = cells.get(receipt.agency_id, FourCells())
        found.append(UnitRow(receipt, reading, reading.silent_days(now)))
    if only == "im-lang":
        found = [row for row in found if row.receipt.acknowledged_at is None]
    elif only == "qua-han":
        found = [row for row in found if row.cells.open_overdue]
    return sorted(found, key=lambda row: (-row.cells.open_overdue, row.receipt.acknowledged_at is not None))


def my_receipt(actor: Actor, directive: Directive) -> Receipt | None:
    """Return the actor's own agency's copy of a directive, if it received one."""
    return Receipt.objects.filter(directive=directive, agency_id=actor.agency_id).first()


def my_duties(actor: Actor, directive: Directive, subjects: Mapping[UUID, UUID]) -> dict[UUID, Duty]:
    """Return the duties of the actor's own agency from a directive, by task."""
    rows = Duty.objects.filter(
        document_id=directive.id, owed_by_id=actor.agency_id, withdrawn_at__isnull=True
    )
    known = ((duty.subject_id, duty) for duty in rows if duty.subject_id is not None)
    return {subjects[subject]: duty for subject, duty in known if subject in subjects}


def linkable(actor: Actor) -> list[Directive]:
    """Return confirmed directives a citation may be linked to, newest first."""
    rows = Directive.objects.filter(visible(actor), state=State.CONFIRMED).exclude(agency_id=actor.agency_id)
    return list(
        rows.only("id", "number", "symbol", "issued_on", "subject").order_by("-issued_on", "-id")[:200]
    )


def directives_of_agency(actor: Actor, limit: int = 5) -> list[Directive]:
    """Return the newest drafts of the actor's agency, for the desk."""
    rows = Directive.objects.filter(agency_id=actor.agency_id, state=State.DRAFT)
    return list(rows.order_by("-created_at")[:limit])
