"""Writes on a draft: correcting what was read, choosing receivers, throwing it away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chungtay.core.errors import Conflict, Invalid, NotFound, StaleRecord
from chungtay.core.vietnamese import nfc, parse_date
from chungtay.directives import links, rules, targets
from chungtay.directives.choices import Rule, Side, State, TaskKind
from chungtay.directives.models import Addressee, Basis, Directive, Task
from chungtay.directives.queries import linkable
from chungtay.documents.api import next_number
from chungtay.journal.api import differences, record
from chungtay.people.api import Actor, Agency, require

TEXT_FIELDS = {
    "kind": 60,
    "number": 20,
    "symbol": 60,
    "issuer": 255,
    "issued_at_place": 120,
    "subject": 4000,
    "signer": 160,
    "signer_title": 200,
    "theme": 4000,
}
LIST_FIELDS = ("hotlines", "addressed_to", "recipients")
TASK_FIELDS = ("position", "kind", "section", "text", "agencies", "due_on", "continuous", "keep_reason")


@dataclass
class Changes:
    """What an officer changed on the reading page, by id; words as they were typed.

    `tasks` maps to `text`, `section`, `agencies` (lines), `due_on`, `continuous`, `kind`, `keep_reason`;
    `receivers` to a rule and chosen agencies; `bases` to a directive of this system or nothing; `added` to new
    tasks.
    """

    fields: dict[str, str] = field(default_factory=dict)
    tasks: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    receivers: dict[UUID, tuple[str, Sequence[UUID]]] = field(default_factory=dict)
    bases: dict[UUID, UUID | None] = field(default_factory=dict)
    added: list[dict[str, Any]] = field(default_factory=list)
    removed: list[UUID] = field(default_factory=list)
    all_due: str = ""
    all_continuous: bool = False


def lock_draft(actor: Actor, directive_id: UUID, version: int | None, mine: Mapping[str, Any]) -> Directive:
    """Lock a draft of the actor's own agency for writing.

    Raises `NotFound` outside the agency, `Conflict` once it was handed down, `StaleRecord` when `version` is not
    the newest.
    """
    require(actor, "directives.issue")
    rows = Directive.objects.select_for_update(of=("self",)).select_related("agency", "place")
    directive = rows.filter(id=directive_id, agency_id=actor.agency_id).first()
    if directive is None:
        raise NotFound()
    if directive.state != State.DRAFT:
        raise Conflict(_("Văn bản này đã được giao; không sửa được nữa."))
    if version is not None and version != directive.version:
        theirs = {name: getattr(directive, name, "") for name in mine}
        raise StaleRecord(mine=mine, theirs=theirs)
    return directive


def save_draft(
    *, actor: Actor, directive_id: UUID, changes: Changes, version: int | None = None
) -> Directive:
    """Save everything changed on the reading page at once, or nothing.

    Raises `Invalid` naming each field that cannot be read (`f-…`, `t-<id>-…`, `w-<id>`), `StaleRecord`, `Conflict`.
    """
    with transaction.atomic():
        directive = lock_draft(actor, directive_id, version, _mine(changes))
        tasks = {task.id: task for task in Task.objects.filter(directive=directive)}
        problems: dict[str, str] = {}
        before = _words(directive, tasks.values())
        _save_fields(directive, changes, problems)
        _save_tasks(directive, tasks, changes, problems)
        if problems:
            raise Invalid(problems)
        directive.version += 1
        directive.save()
        _understand_again(directive, list(tasks.values()))
        _save_receivers(actor, directive, changes)
        _save_bases(actor, directive, changes)
        old, new = differences(before, _words(directive, tasks.values()))
        new |= {f"đơn vị {pk}": rule for pk, (rule, _agencies) in changes.receivers.items()}
        if old or new or changes.bases:
            record(actor=actor, verb=_verb(changes), subject=directive, before=old, after=new)
    return directive


def _mine(changes: Changes) -> dict[str, Any]:
    said: dict[str, Any] = dict(changes.fields)
    said |= {f"nhiệm vụ {number}": words for number, words in enumerate(changes.tasks.values(), 1)}
    return said


def _verb(changes: Changes) -> str:
    if changes.added:
        return "directives.add_task"
    if changes.removed:
        return "directives.remove_task"
    if changes.receivers:
        return "directives.map_agency"
    return (
        "directives.correct_task"
        if changes.tasks or changes.all_due or changes.all_continuous
        else "directives.correct"
    )


def _words(directive: Directive, tasks: Any) -> dict[str, Any]:
    names = (*TEXT_FIELDS, *LIST_FIELDS, "issued_on")
    said = {name: getattr(directive, name) for name in names}
    said |= {str(task.id): {name: getattr(task, name) for name in TASK_FIELDS} for task in tasks}
    return said


def _save_fields(directive: Directive, changes: Changes, problems: dict[str, str]) -> None:
    for name, value in changes.fields.items():
        try:
            setattr(directive, name, _read_value(name, value))
        except Invalid as error:
            problems[f"f-{name}"] = error.message


def _read_value(name: str, value: str) -> Any:
    words = nfc(value)
    if name == "issued_on":
        return read_day(words, name)
    if name in LIST_FIELDS:
        return [nfc(line).strip(" -;") for line in value.splitlines() if line.strip(" -;")]
    if name not in TEXT_FIELDS:
        raise Invalid({name: _("Không có mục này.")})
    if len(words) > TEXT_FIELDS[name]:
        raise Invalid({name: _("Dài quá %(limit)s ký tự.") % {"limit": TEXT_FIELDS[name]}})
    return words


def read_day(words: str, name: str) -> date | None:
    """Return the day somebody typed, nothing for nothing; raises `Invalid` for anything else."""
    if not words.strip():
        return None
    day = parse_date(words)
    if day is None or not 1990 <= day.year <= 2100:
        raise Invalid({name: _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 10/05/2026.")})
    return day


def _save_tasks(
    directive: Directive, tasks: dict[UUID, Task], changes: Changes, problems: dict[str, str]
) -> None:
    """Apply changed, added, removed and filled tasks; `tasks` is brought up to date."""
    touched: dict[UUID, Task] = {}
    for pk, said in changes.tasks.items():
        if pk in tasks:
            problems |= {f"t-{pk}-{name}": words for name, words in _apply(tasks[pk], said).items()}
            touched[pk] = tasks[pk]
    for pk in changes.removed:
        if tasks.pop(pk, None) is not None:
            touched.pop(pk, None)
            Task.objects.filter(id=pk).delete()
    _fill(tasks, changes, touched, problems)
    last = max((task.position for task in tasks.values()), default=0)
    for number, said in enumerate(changes.added, 1):
        task = Task(directive=directive, position=last + number, by_hand=True, text="")
        problems |= {f"new-{name}": words for name, words in _apply(task, said).items()}
        touched[task.id] = tasks[task.id] = task
    if problems:
        return
    for task in touched.values():
        if task.kind == TaskKind.REPORT:
            task.period = task.period or rules.period_of(task.text, task.due_on)
    links.mark_regimes(directive, touched.values())
    for task in touched.values():
        task.save()


def _fill(
    tasks: Mapping[UUID, Task], changes: Changes, touched: dict[UUID, Task], problems: dict[str, str]
) -> None:
    """Give every task without a due date the same one, or mark all of them continuous."""
    if not changes.all_due.strip() and not changes.all_continuous:
        return
    try:
        day = read_day(changes.all_due, "bulk-due")
    except Invalid as error:
        problems["bulk-due"] = error.message
        return
    for task in tasks.values():
        if task.due_on is None and not task.continuous:
            task.due_on, task.due_side, task.continuous = day, Side.BY if day else "", day is None
            touched[task.id] = task


def _apply(task: Task, said: Mapping[str, Any]) -> dict[str, str]:
    """Change a task to what was typed; returns what could not be read."""
    problems: dict[str, str] = {}
    for name, limit in (("text", 20_000), ("section", 255), ("keep_reason", 4000)):
        if name in said:
            setattr(task, name, nfc(str(said[name]))[:limit])
    if "text" in said and not task.text:
        problems["text"] = _("Nhập nội dung nhiệm vụ.")
    if "agencies" in said:
        task.agencies = [nfc(line)[:255] for line in str(said["agencies"]).splitlines() if line.strip()]
    if said.get("kind") in TaskKind.values:
        task.kind = str(said["kind"])
    if "continuous" in said:
        task.continuous = bool(said["continuous"])
    if "due_on" in said:
        problems |= _apply_due(task, str(said["due_on"] or ""))
    if task.due_on is not None:
        task.continuous = False
    return problems


def _apply_due(task: Task, words: str) -> dict[str, str]:
    """Change the due date to the day typed; the words of the document stay only while its day stays."""
    try:
        day = read_day(words, "due_on")
    except Invalid as error:
        return {"due": error.message}
    if day != task.due_on:
        task.due_on, task.due_side, task.due_words = day, Side.BY if day else "", ""
    return {}


def _save_receivers(actor: Actor, directive: Directive, changes: Changes) -> None:
    """Say which agencies phrases of the document mean; only agencies in scope can be chosen."""
    if not changes.receivers:
        return
    rows = {
        row.id: row for row in Addressee.objects.filter(directive=directive, id__in=list(changes.receivers))
    }
    wanted = {one for _rule, agencies in changes.receivers.values() for one in agencies}
    known = set(Agency.objects.filter(actor.in_scope(), id__in=wanted).values_list("id", flat=True))
    for pk, (rule, agencies) in changes.receivers.items():
        row = rows.get(pk)
        if row is None:
            continue
        chosen = [one for one in agencies if one in known]
        if rule not in Rule.values or rule == Rule.UNKNOWN:
            raise Invalid({f"w-{pk}": _("Chọn cách hiểu cụm từ này.")})
        if rule == Rule.AGENCIES and not chosen:
            raise Invalid({f"w-{pk}": _("Chọn ít nhất một cơ quan.")})
        row.rule, row.by_hand, row.agencies = rule, True, chosen if rule == Rule.AGENCIES else []
    Addressee.objects.bulk_update(list(rows.values()), ["rule", "by_hand", "agencies"])


def _save_bases(actor: Actor, directive: Directive, changes: Changes) -> None:
    """Say which directives of this system cited documents are."""
    if not changes.bases:
        return
    known = {row.id for row in linkable(actor)}
    for pk, linked in changes.bases.items():
        if linked is not None and linked not in known:
            raise NotFound()
        Basis.objects.filter(directive=directive, id=pk).update(linked_id=linked)


def correct_field(
    *, actor: Actor, directive_id: UUID, field: str, value: str, version: int | None = None
) -> Directive:
    """Change one field of the head to what the officer says; empty means the document does not say."""
    return save_draft(
        actor=actor, directive_id=directive_id, changes=Changes(fields={field: value}), version=version
    )


def correct_task(
    *, actor: Actor, directive_id: UUID, task_id: UUID, changes: Mapping[str, Any], version: int | None = None
) -> Directive:
    """Change one task; see `Changes.tasks` for the names."""
    said = Changes(tasks={task_id: dict(changes)})
    return save_draft(actor=actor, directive_id=directive_id, changes=said, version=version)


def take_number(*, actor: Actor, directive_id: UUID, version: int | None = None) -> Directive:
    """Give a draft without a number the next one of its agency, year and symbol; raises `Invalid` without a symbol."""
    with transaction.atomic():
        directive = lock_draft(actor, directive_id, version, {})
        if directive.number:
            raise Conflict(_("Văn bản này đã có số."))
        if not directive.symbol:
            raise Invalid({"f-symbol": _("Nhập ký hiệu văn bản")})
        year = targets.day_of(directive).year
        words = next_number(
            actor=actor,
            agency=directive.agency,
            symbol=directive.symbol,
            year=year,
            subject_kind=Directive._meta.label,
            subject_id=directive.id,
        )
        directive.number = words.partition("/")[0]
        directive.version += 1
        directive.save(update_fields=["number", "version"])
        record(actor=actor, verb="directives.correct", subject=directive, after={"number": words})
    return directive


def discard_draft(*, actor: Actor, directive_id: UUID) -> None:
    """Throw a draft away; the journal keeps that it was."""
    with transaction.atomic():
        directive = lock_draft(actor, directive_id, None, {})
        record(
            actor=actor,
            verb="directives.discard",
            subject=directive,
            before={"number": directive.full_number},
        )
        directive.delete()


def _understand_again(directive: Directive, tasks: Sequence[Task]) -> None:
    """Match the phrases anew after dates or names changed; what the officer chose by hand stays, and so do ids."""
    fresh = {row.key: row for row in targets.understand_all(directive, targets.phrases_of(directive, tasks))}
    kept = {row.key: row for row in Addressee.objects.filter(directive=directive)}
    Addressee.objects.filter(id__in=[row.id for key, row in kept.items() if key not in fresh]).delete()
    Addressee.objects.bulk_create(row for key, row in fresh.items() if key not in kept)
    changed = []
    for key, row in kept.items():
        new = fresh.get(key)
        if new is not None and not row.by_hand:
            row.rule, row.agencies, row.position, row.words = new.rule, new.agencies, new.position, new.words
            changed.append(row)
    Addressee.objects.bulk_update(changed, ["rule", "agencies", "position", "words"])
