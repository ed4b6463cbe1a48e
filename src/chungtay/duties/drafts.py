"""Duties about to be opened, and the one statement that opens any number of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chungtay.core.ids import new_id
from chungtay.duties.rules import Due
from chungtay.people.api import Actor


@dataclass(frozen=True, slots=True)
class DutyDraft:
    """One duty to open; its place is that of the agency that owes it."""

    kind: str
    title: str
    owed_by_id: UUID
    due: Due
    owed_to_id: UUID | None = None
    starts_at: datetime | None = None
    detail: str = ""
    basis: str = ""
    document_id: UUID | None = None
    document_words: str = ""
    subject_kind: str = ""
    subject_id: UUID | None = None
    subject_url: str = ""
    status_mark: str = "confirmed"
    parent_id: UUID | None = None
    id: UUID = field(default_factory=new_id)


_COLUMNS: tuple[tuple[str, str, Callable[[DutyDraft, datetime], Any]], ...] = (
    ("id", "uuid", lambda draft, now: draft.id),
    ("kind", "text", lambda draft, now: draft.kind),
    ("title", "text", lambda draft, now: draft.title),
    ("detail", "text", lambda draft, now: draft.detail),
    ("basis", "text", lambda draft, now: draft.basis),
    ("owed_by_id", "uuid", lambda draft, now: draft.owed_by_id),
    ("owed_to_id", "uuid", lambda draft, now: draft.owed_to_id),
    ("parent_id", "uuid", lambda draft, now: draft.parent_id),
    ("starts_at", "timestamptz", lambda draft, now: draft.starts_at or now),
    ("due_on", "date", lambda draft, now: draft.due.on),
    ("due_at", "timestamptz", lambda draft, now: draft.due.at),
    ("deadline_at", "timestamptz", lambda draft, now: draft.due.deadline),
    ("first_due_on", "date", lambda draft, now: draft.due.on),
    ("due_words", "text", lambda draft, now: draft.due.words),
    ("clock", "text", lambda draft, now: draft.due.clock),
    ("document_id", "uuid", lambda draft, now: draft.document_id),
    ("document_words", "text", lambda draft, now: draft.document_words),
    ("subject_kind", "text", lambda draft, now: draft.subject_kind),
    ("subject_id", "uuid", lambda draft, now: draft.subject_id),
    ("subject_url", "text", lambda draft, now: draft.subject_url),
    ("status_mark", "text", lambda draft, now: draft.status_mark),
    ("created_at", "timestamptz", lambda draft, now: now),
)

_CONSTANT_TAIL = {
    "acknowledged_by": "''",
    "progress": "''",
    "done_by": "''",
    "result": "''",
    "version": "1",
}


def insert_drafts(
    drafts: Sequence[DutyDraft], *, actor: Actor, now: datetime, skip_existing: bool
) -> list[tuple[UUID, UUID]]:
    """Insert any number of duties in one statement; return the (id, place) of those written.

    A column with one value for all rows travels once, the others as arrays. Agencies outside the actor's
    scope give no
    row, except the actor's own agency and the one directly above (which may owe an answer).
    """
    fixed, varying = _split(drafts, now)
    names = [name for name, _kind, _read in _COLUMNS]
    chosen = [f"draft.{name}" if name in varying else f"%({name})s::{fixed[name][0]}" for name in names]
    arrays = ", ".join(f"%({name})s::{kind}[]" for name, (kind, _values) in varying.items())
    # The names come from the constant tables above; every value travels as a parameter.
    statement = (
        f"INSERT INTO duties_duty ({', '.join([*names, 'place_id', *_CONSTANT_TAIL])})"  # noqa: S608
        f" SELECT {', '.join([*chosen, 'agency.place_id', *_CONSTANT_TAIL.values()])}"
        f" FROM unnest({arrays}) AS draft({', '.join(varying)})"
        " JOIN people_agency agency ON agency.id = draft.owed_by_id"
        " WHERE agency.place_id IN (SELECT place_id FROM people_scope WHERE post_id = %(post)s)"
        " OR agency.id = %(own)s OR agency.id = (SELECT parent_id FROM people_agency WHERE id = %(own)s)"
        f"{' ON CONFLICT DO NOTHING' if skip_existing else ''} RETURNING id, place_id"
    )
    values: dict[str, Any] = {name: value for name, (_kind, value) in {**fixed, **varying}.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "post": actor.post_id, "own": actor.agency_id})
        return [(row[0], row[1]) for row in cursor.fetchall()]


_Columns = dict[str, tuple[str, Any]]


def _split(drafts: Sequence[DutyDraft], now: datetime) -> tuple[_Columns, _Columns]:
    """Return the columns with one value for all rows, and those that differ; the keys always travel as
    arrays.
    """
    fixed: _Columns = {}
    varying: _Columns = {}
    for name, kind, read in _COLUMNS:
        first = read(drafts[0], now)
        if name not in {"id", "owed_by_id"} and all(read(draft, now) == first for draft in drafts):
            fixed[name] = (kind, first)
        else:
            varying[name] = (kind, [read(draft, now) for draft in drafts])
    return fixed, varying
