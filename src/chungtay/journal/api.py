"""The journal's door: write a line, register verbs, list what was done to a thing and who read a child's file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from chungtay.core.ids import new_id
from chungtay.journal.models import Entry

__all__ = [
    "Entry",
    "Writer",
    "append_only_tables",
    "differences",
    "entries_about",
    "known_verbs",
    "plain",
    "readings_of_child",
    "record",
    "record_each",
    "record_many",
    "record_reading",
    "register_verbs",
    "verb_label",
    "verbs",
]

_VERBS: dict[str, str] = {"children.read": "xem hồ sơ trẻ em"}


class Writer(Protocol):
    """Whoever acts: the people room's `Actor` fits."""

    @property
    def account_id(self) -> UUID | None: ...
    @property
    def account_name(self) -> str: ...
    @property
    def post_id(self) -> UUID | None: ...
    @property
    def post_words(self) -> str: ...


def register_verbs(verbs: Mapping[str, Any]) -> None:
    """Declare verbs (`room.verb`) with their Vietnamese labels; call it from the room's `ready()`."""
    _VERBS.update(verbs)


def verb_label(verb: str) -> str:
    """Return the Vietnamese words for a verb; an unknown verb shows itself."""
    return str(_VERBS.get(verb, verb))


def known_verbs() -> frozenset[str]:
    """Return every declared verb."""
    return frozenset(_VERBS)


def verbs() -> dict[str, str]:
    """Return every declared verb with its Vietnamese words."""
    return {verb: str(label) for verb, label in sorted(_VERBS.items())}


def append_only_tables() -> list[str]:
    """Name the tables that the application's role may only add to and read."""
    return ["journal_entry"]


def plain(value: Any) -> Any:
    """Return `value` as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    return str(value)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return only the fields that changed, before and after."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before.get(name) for name in names}, {name: after.get(name) for name in names}


def _entry(
    *,
    actor: Writer,
    verb: str,
    subject: Model | None = None,
    subject_kind: str = "",
    subject_id: UUID | None = None,
    child_id: UUID | None = None,
    place_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    if verb not in _VERBS:
        raise ValueError(f"verb {verb!r} is not registered; see journal.api.register_verbs")
    if subject is not None:
        subject_kind = subject_kind or subject._meta.label
        subject_id = subject_id or subject.pk
        place_id = place_id or getattr(subject, "place_id", None)
    return Entry(
        account_id=actor.account_id,
        account_name=actor.account_name,
        post_id=actor.post_id,
        post_words=actor.post_words,
        verb=verb,
        subject_kind=subject_kind,
        subject_id=subject_id,
        child_id=child_id,
        place_id=place_id,
        before=plain(before) if before is not None else None,
        after=plain(after) if after is not None else None,
        reason=reason,
    )


def record(*, actor: Writer, verb: str, **words: Any) -> None:
    """Write one line in the running transaction.

    Takes `subject` (a model) or `subject_kind` and `subject_id`, and optionally `child_id`, `place_id`, `before`,
    `after` (mappings) and `reason`. Raises `ValueError` for a verb nobody registered.
    """
    Entry.objects.bulk_create([_entry(actor=actor, verb=verb, **words)])


def record_many(*, actor: Writer, verb: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one line per row (the arguments of `record`) in a constant number of queries."""
    Entry.objects.bulk_create([_entry(actor=actor, verb=verb, **row) for row in rows], batch_size=2000)


def record_each(
    *,
    actor: Writer,
    verb: str,
    subject_kind: str,
    subjects: Sequence[tuple[UUID, UUID | None]],
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write the same line about many things, each an (id, place) pair, in one statement."""
    if not subjects:
        return
    line = _entry(actor=actor, verb=verb, subject_kind=subject_kind, after=after, reason=reason)
    said = None if line.after is None else json.dumps(line.after, ensure_ascii=False)
    same: list[Any] = [
        line.account_id,
        line.account_name,
        line.post_id,
        line.post_words,
        verb,
        subject_kind,
        said,
        reason,
    ]
    ids: list[Any] = [
        [new_id() for _ in subjects],
        [pair[0] for pair in subjects],
        [pair[1] for pair in subjects],
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_entry (account_id, account_name, post_id, post_words, verb, subject_kind, after,"
            " reason, id, subject_id, place_id) SELECT %s::uuid, %s, %s::uuid, %s, %s, %s, %s::jsonb, %s, line.*"
            " FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS line(id, subject_id, place_id)",
            [*same, *ids],
        )


def record_reading(
    *, actor: Writer, child_id: UUID, place_id: UUID | None, what: str = "", verb: str = "children.read"
) -> None:
    """Write that the actor read a child's file.

    Law: NĐ 56/2017, Đ33 (secrets of a child's private life).
    """
    row = _entry(
        actor=actor, verb=verb, subject_kind="children.Child", subject_id=child_id, place_id=place_id
    )
    row.child_id = child_id
    row.reason = what
    Entry.objects.bulk_create([row])


def readings_of_child(child_id: UUID) -> QuerySet[Entry]:
    """Return who read this child's file, newest first."""
    return Entry.objects.filter(child_id=child_id, verb="children.read")


def entries_about(subject_kind: str, subject_id: UUID) -> QuerySet[Entry]:
    """Return what was done to one thing, newest first."""
    return Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
