"""Reads on duties, always scoped to an actor: lists, counts, the four-cell reading, who is silent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.duties import rules
from chungtay.duties.choices import Decision, Kind, Reading, ReminderKind
from chungtay.duties.models import Duty, Escalation, Extension, Reminder
from chungtay.journal.api import Entry, entries_about
from chungtay.people.api import Actor

PAGE = 30
OPEN_STATES = {Reading.OPEN_WITHIN, Reading.OPEN_OVERDUE}
SOON = "due_soon"
OPEN = "open"
STATES = (*Reading.values, SOON, OPEN)

ALIVE = Q(withdrawn_at__isnull=True)
IS_OPEN = Q(done_at__isnull=True, withdrawn_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list or a count is narrowed to; an empty value narrows nothing.

    `since` and `until` are days of the deadline, both included; `places` are the exact places of the
    agencies that owe.
    """

    kind: str = ""
    document_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    places: tuple[UUID, ...] | None = None
    agency_id: UUID | None = None
    owed_to_id: UUID | None = None
    parent_id: UUID | None = None
    but_agency_id: UUID | None = None
    words: str = ""

    def condition(self) -> Q:
        """Return the filter as a condition on duties that were not withdrawn."""
        found = ALIVE
        exact = {
            "kind": self.kind,
            "document_id": self.document_id,
            "subject_kind": self.subject_kind,
            "subject_id": self.subject_id,
            "owed_by_id": self.agency_id,
            "owed_to_id": self.owed_to_id,
            "parent_id": self.parent_id,
            "title__icontains": self.words.strip(),
        }
        found &= Q(**{name: value for name, value in exact.items() if value})
        if self.since:
            found &= Q(deadline_at__gte=clock.start_of(self.since))
        if self.until:
            found &= Q(deadline_at__lt=clock.end_of(self.until))
        if self.places is not None:
            found &= Q(place_id__in=self.places)
        if self.but_agency_id:
            found &= ~Q(owed_by_id=self.but_agency_id)
        return found


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class FourCells:
    """The four-cell reading of a set of duties, with what is due soon and who has been late longest."""

    on_time: int = 0
    done_late: int = 0
    open_within: int = 0
    open_overdue: int = 0
    due_soon: int = 0
    unacknowledged: int = 0
    earliest_overdue: datetime | None = None
    latest_act: datetime | None = None
    earliest_open: datetime | None = None

    @property
    def total(self) -> int:
        """Return the number of duties counted."""
        return self.on_time + self.done_late + self.open_within + self.open_overdue

    @property
    def rate(self) -> float | None:
        """Return on time ÷ (on time + done late + open overdue): the share of what has come due; nothing when
        none has.
        """
        base = self.on_time + self.done_late + self.open_overdue
        return self.on_time / base if base else None

    def __add__(self, other: "FourCells") -> "FourCells":
        summed = {name: getattr(self, name) + getattr(other, name) for name in _COUNTS}
        return FourCells(
            **summed,
            earliest_overdue=_least(self.earliest_overdue, other.earliest_overdue),
            earliest_open=_least(self.earliest_open, other.earliest_open),
            latest_act=max((one for one in (self.latest_act, other.latest_act) if one), default=None),
        )

    def overdue_days(self, now: datetime) -> int:
        """Return for how many days the longest overdue duty has been late."""
        return 0 if self.earliest_overdue is None else max((_day(now) - _day(self.earliest_overdue)).days, 1)

    def silent_days(self, now: datetime) -> int | None:
        """Return the days since the unit last did anything, counted while it has open duties; nothing when it
        has none.
        """
        if not self.open_within + self.open_overdue:
            return None
        heard = self.latest_act or self.earliest_open
        if heard is None:
            return None
        return max((_day(now) - _day(heard)).days, 0)


_COUNTS = ("on_time", "done_late", "open_within", "open_overdue", "due_soon", "unacknowledged")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and the key of the next one (empty on the last)."""

    rows: list[Duty]
    next_key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Duties that belong under one heading of the desk."""

    code: str
    rows: list[Duty] = field(default_factory=list)


def visible_to(actor: Actor) -> Q:
    """Return the condition that keeps duties inside the actor's scope, and those that bind the actor's own
    agency. A context that lives at another date (sample data) does not see what begins after it.
    """
    mine = actor.in_scope("place_id") | Q(owed_by_id=actor.agency_id) | Q(owed_to_id=actor.agency_id)
    return mine & Q(starts_at__lt=clock.end_of(clock.today())) if clock.is_moved() else mine


def in_state(state: str, now: datetime) -> Q:
    """Return the condition of one reading, of `due_soon`, or of `open`; raises `ValueError` for another word."""
    late = Q(done_at__gt=F("deadline_at")) | Q(late_since__isnull=False)
    soon = clock.end_of(_day(now) + timedelta(days=rules.SOON_DAYS))
    conditions = {
        Reading.ON_TIME.value: Q(done_at__isnull=False) & ~late,
        Reading.DONE_LATE.value: Q(done_at__isnull=False) & late,
        Reading.OPEN_WITHIN.value: Q(done_at__isnull=True, deadline_at__gte=now),
        Reading.OPEN_OVERDUE.value: Q(done_at__isnull=True, deadline_at__lt=now),
        SOON: Q(done_at__isnull=True, deadline_at__gte=now, deadline_at__lt=soon),
        OPEN: Q(done_at__isnull=True),
    }
    if state not in conditions:
        raise ValueError(f"unknown state {state!r}")
    return conditions[state]


def get_duty(actor: Actor, duty_id: UUID) -> Duty:
    """Return one visible duty with its agencies, place and the duty above; raises `NotFound`."""
    rows = Duty.objects.select_related("owed_by", "owed_to", "place", "parent")
    duty = rows.filter(visible_to(actor), pk=duty_id).first()
    if duty is None:
        raise NotFound()
    return duty


def duties_for(
    actor: Actor, narrowed: Filter = EVERYTHING, *, state: str = "", now: datetime | None = None
) -> QuerySet[Duty]:
    """Return visible duties, most urgent first when open, latest deadline first otherwise."""
    rows = Duty.objects.filter(visible_to(actor), narrowed.condition())
    if state:
        rows = rows.filter(in_state(state, now or clock.now()))
    order = ("deadline_at", "id") if _urgent_first(state) else ("-deadline_at", "-id")
    return rows.order_by(*order)


def list_for(
    actor: Actor, narrowed: Filter = EVERYTHING, *, state: str = OPEN, after: str = "", limit: int = PAGE
) -> Page:
    """Return one page of visible duties with who owes them; `after` is the key of the page before."""
    rows = duties_for(actor, narrowed, state=state).select_related("owed_by", "owed_to")
    if after:
        moment, pk = _read_key(after)
        forward = _urgent_first(state)
        beyond = {"deadline_at__gt" if forward else "deadline_at__lt": moment}
        same = {"deadline_at": moment, "id__gt" if forward else "id__lt": pk}
        rows = rows.filter(Q(**beyond) | Q(**same))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return Page(found, f"{found[-1].deadline_at.timestamp():.6f}_{found[-1].id.hex}" if more else "")


def my_open(actor: Actor, limit: int = 200) -> list[Duty]:
    """Return the open duties of the actor's own agency, most urgent first, with who set them and reminders of
    the week.
    """
    week = clock.today() - timedelta(days=7)
    reminded = Max("reminders__on", filter=Q(reminders__on__gte=week, reminders__kind=ReminderKind.BY_LEADER))
    rows = duties_for(actor, Filter(agency_id=actor.agency_id), state=OPEN)
    return list(rows.select_related("owed_to").annotate(reminded_on=reminded)[:limit])


def group_by_urgency(duties: Iterable[Duty], now: datetime) -> list[Group]:
    """Put open duties under Đã quá hạn, Đến ngày mai, Trong 7 ngày tới and Sau đó; empty groups are left out."""
    today = _day(now)
    groups = [Group("overdue"), Group("tomorrow"), Group("week"), Group("later")]
    for duty in duties:
        days = (_day(duty.deadline_at) - today).days
        if duty.deadline_at < now:
            groups[0].rows.append(duty)
        else:
            # The first heading also holds what the three-day tag marks as soon, so that no
            # urgent row hides below.
            groups[1 if days <= 1 else 2 if days <= 7 else 3].rows.append(duty)
    return [group for group in groups if group.rows]


def count_for(actor: Actor) -> dict[str, int]:
    """Return the open duties of the actor's own agency in one query: by kind, and `open` in all."""
    kinds = {kind: Count("id", filter=Q(kind=kind)) for kind in Kind.values}
    return Duty.objects.filter(IS_OPEN, owed_by_id=actor.agency_id).aggregate(open=Count("id"), **kinds)


def count_overdue_below(actor: Actor) -> int:
    """Return how many visible duties of other agencies that still exist are overdue; one query over what is late."""
    late = Duty.objects.filter(IS_OPEN, visible_to(actor), deadline_at__lt=clock.now())
    late = late.filter(Q(owed_by__valid_to__isnull=True) | Q(owed_by__valid_to__gt=clock.today()))
    return late.exclude(owed_by_id=actor.agency_id).count()


def four_cells(actor: Actor, narrowed: Filter = EVERYTHING, *, now: datetime | None = None) -> FourCells:
    """Return the four-cell reading of all visible duties of a filter, in one query."""
    rows = Duty.objects.filter(visible_to(actor), narrowed.condition())
    return FourCells(**rows.aggregate(**_cells(now or clock.now())))


def four_cells_by(
    actor: Actor, column: str, narrowed: Filter = EVERYTHING, *, now: datetime | None = None
) -> dict[Any, FourCells]:
    """Return the four-cell reading per value of one column (`place_id`, `document_id`…), in one query."""
    counted = _grouped(actor, (column,), narrowed, now)
    return {key[0]: cells for key, cells in counted.items()}


def four_cells_by_owner(
    actor: Actor, narrowed: Filter = EVERYTHING, *, now: datetime | None = None
) -> dict[tuple[UUID, UUID, str], FourCells]:
    """Return the four-cell reading per (place, agency, agency's name) of who owes, in one query."""
    return _grouped(actor, ("place_id", "owed_by_id", "owed_by__name"), narrowed, now)


def places_seen(actor: Actor) -> list[UUID]:
    """Return the places of visible duties, once each; one query."""
    return list(
        Duty.objects.filter(visible_to(actor), ALIVE).order_by().values_list("place_id", flat=True).distinct()
    )


def _grouped(
    actor: Actor, columns: tuple[str, ...], narrowed: Filter, now: datetime | None
) -> dict[tuple[Any, ...], FourCells]:
    rows = Duty.objects.filter(visible_to(actor), narrowed.condition()).order_by()
    counted = rows.values(*columns).annotate(**_cells(now or clock.now()))
    return {tuple(row.pop(column) for column in columns): FourCells(**row) for row in counted}


def documents_of(actor: Actor, limit: int = 60) -> list[tuple[UUID, str]]:
    """Return the documents that visible duties rest on, latest first, as (id, number and symbol)."""
    rows = Duty.objects.filter(visible_to(actor), ALIVE, document_id__isnull=False).exclude(document_words="")
    named = (
        rows.values("document_id", "document_words").annotate(latest=Max("created_at")).order_by("-latest")
    )
    return [(row["document_id"], row["document_words"]) for row in named[:limit] if row["document_id"]]


def extensions_to_decide(actor: Actor, limit: int = 20) -> list[Extension]:
    """Return open requests for more time that this actor's agency may decide, oldest first."""
    mine = Q(duty__owed_to_id=actor.agency_id) | (
        Q(duty__owed_to__isnull=True)
        & actor.in_scope("duty__place_id")
        & ~Q(duty__owed_by_id=actor.agency_id)
    )
    rows = Extension.objects.filter(mine, decision=Decision.PENDING, duty__done_at__isnull=True)
    return list(rows.select_related("duty__owed_by").order_by("asked_at", "id")[:limit])


def escalations_for(actor: Actor) -> QuerySet[Escalation]:
    """Return overdue duties brought before the actor's agency nobody there has looked at, longest overdue first."""
    rows = Escalation.objects.filter(
        to_agency_id=actor.agency_id, seen_at__isnull=True, duty__done_at__isnull=True
    )
    rows = rows.filter(
        on__lte=clock.today(), duty__deadline_at__lt=clock.now(), duty__withdrawn_at__isnull=True
    )
    return rows.select_related("duty__owed_by").order_by("duty__deadline_at", "id")


def reminders_for(actor: Actor, limit: int = 5) -> list[Reminder]:
    """Return what agencies above reminded the actor's own agency of in the last week, latest first."""
    week = clock.today() - timedelta(days=7)
    rows = Reminder.objects.filter(
        duty__owed_by_id=actor.agency_id, duty__done_at__isnull=True, duty__withdrawn_at__isnull=True
    )
    rows = rows.filter(kind=ReminderKind.BY_LEADER, on__gte=week, on__lte=clock.today())
    return list(rows.select_related("duty").order_by("-created_at", "-id")[:limit])


def overdue_agencies(actor: Actor, narrowed: Filter = EVERYTHING, limit: int = 4000) -> list[dict[str, Any]]:
    """Return the agencies below with overdue duties, most overdue first: name, how many, since when; one query."""
    rows = duties_for(actor, narrowed, state=Reading.OPEN_OVERDUE).exclude(owed_by_id=actor.agency_id)
    named = rows.order_by().values("owed_by_id", "owed_by__name")
    counted = named.annotate(count=Count("id"), earliest=Min("due_on"))
    return [dict(row) for row in counted.order_by("-count", "earliest", "owed_by_id")[:limit]]


def history_of(duty: Duty) -> list[Entry]:
    """Return what was done to a duty, newest first; the reader's scope is kept by the database."""
    return list(entries_about(Duty._meta.label, duty.id))


def reminders_of(duty: Duty) -> list[Reminder]:
    """Return the reminders of a duty, newest first."""
    return list(duty.reminders.all())


def extensions_of(duty: Duty) -> list[Extension]:
    """Return the requests for more time on a duty, newest first."""
    return list(duty.extensions.all())


def passed_on(actor: Actor, duty: Duty) -> FourCells:
    """Return the reading of the duties below that this one was passed on as."""
    return four_cells(actor, Filter(parent_id=duty.id))


def duty_of(subject_kind: str, subject_id: UUID, owed_by_id: UUID | None = None) -> Duty | None:
    """Return the living duty about one thing, if there is one; the caller has checked scope."""
    rows = Duty.objects.filter(ALIVE, subject_kind=subject_kind, subject_id=subject_id)
    return (rows.filter(owed_by_id=owed_by_id) if owed_by_id else rows).first()


def _cells(now: datetime) -> dict[str, Any]:
    counted: dict[str, Any] = {state: Count("id", filter=in_state(state, now)) for state in Reading.values}
    overdue = in_state(Reading.OPEN_OVERDUE, now)
    return {
        **counted,
        "due_soon": Count("id", filter=in_state(SOON, now)),
        "unacknowledged": Count("id", filter=Q(done_at__isnull=True, acknowledged_at__isnull=True)),
        "earliest_overdue": Min("deadline_at", filter=overdue),
        "latest_act": Max("last_act_at"),
        "earliest_open": Min("created_at", filter=Q(done_at__isnull=True)),
    }


def reading_expression(now: datetime) -> Case:
    """Return the reading as a database expression, for rooms that count duties beside their own rows."""
    return Case(*(When(in_state(state, now), then=Value(state)) for state in Reading.values))


def _urgent_first(state: str) -> bool:
    return state in {*OPEN_STATES, SOON, OPEN}


def _read_key(text: str) -> tuple[datetime, UUID]:
    moment, _line, pk = text.partition("_")
    try:
        return datetime.fromtimestamp(float(moment), clock.VIETNAM), UUID(hex=pk)
    except (ValueError, OverflowError, OSError) as error:
        raise NotFound() from error


def _least(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.VIETNAM).date()
