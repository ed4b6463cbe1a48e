"""Every write on duties: check the right, lock, apply the rules, write, journal, in one transaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.duties import rules
from chungtay.duties.choices import Decision, ReminderKind
from chungtay.duties.drafts import DutyDraft, insert_drafts
from chungtay.duties.models import Duty, Escalation, Extension, Reminder
from chungtay.duties.queries import visible_to
from chungtay.duties.rights import ACT, OVERSEE
from chungtay.journal.api import record, record_each
from chungtay.people.api import Actor, require

MANY = "duties.Cascade"


def open_duty(*, actor: Actor, draft: DutyDraft, right: str = OVERSEE, history: bool = False) -> Duty:
    """Open one duty; see `open_duties`. Raises also `Conflict` when the same thing is owed already."""
    opened = open_duties(actor=actor, rows=[draft], right=right, history=history)
    return Duty.objects.get(id=opened[0])


def open_duties(
    *,
    actor: Actor,
    rows: Iterable[DutyDraft],
    right: str = OVERSEE,
    history: bool = False,
    skip_existing: bool = False,
    reason: str = "",
) -> list[UUID]:
    """Open any number of duties in three statements: the rows, their journal lines, one line for the whole.

    Needs `right` (a higher room passes its own); the server itself needs none. With `history` a due date
    in the past is
    accepted, for old documents; with `skip_existing` what is owed already is left alone instead of refused.
    Raises `Invalid` for a past due date or an empty title, `NotFound` for an agency out of scope, `Conflict`.
    """
    _require(actor, right)
    drafts = [_tidy(draft) for draft in rows]
    if not drafts:
        return []
    now = clock.now()
    if not history:
        for due in {draft.due for draft in drafts}:
            rules.check_not_past(due, now)
    try:
        with transaction.atomic():
            written = insert_drafts(drafts, actor=actor, now=now, skip_existing=skip_existing)
            if len(written) < len(drafts) and not skip_existing:
                raise NotFound(_("Có cơ quan không tồn tại hoặc nằm ngoài phạm vi của chức vụ đang dùng."))
            _journal_opening(actor, drafts, written, reason)
    except IntegrityError as error:
        if "duties_duty_once" not in str(error):
            raise
        raise Conflict(_("Việc này đã được giao cho cơ quan đó rồi.")) from error
    # Identifiers were made in the order of the drafts and grow; the join gives rows back in any order.
    return sorted(row[0] for row in written)


def acknowledge(*, actor: Actor, duty: Duty | UUID, right: str = ACT) -> Duty:
    """Record that the agency that owes the duty has received it; doing it again changes nothing."""
    with transaction.atomic():
        locked = _own(actor, duty, right)
        if locked.acknowledged_at is not None:
            return locked
        _still_open(locked)
        now = clock.now()
        return _write(
            locked,
            actor,
            "duties.acknowledge",
            acknowledged_at=now,
            acknowledged_by=actor.account_name,
            last_act_at=now,
        )


def report_progress(
    *,
    actor: Actor,
    duty: Duty | UUID,
    text: str,
    percent: int | None = None,
    version: int | None = None,
    right: str = ACT,
) -> Duty:
    """Record how far the agency has come; also acknowledges. Raises `Invalid`, `Conflict`, `StaleRecord`."""
    problems: dict[str, str] = {}
    if not text.strip():
        problems["text"] = _("Nhập tiến độ đã làm được.")
    if percent is not None and not 0 <= percent <= 100:
        problems["percent"] = _("Phần trăm từ 0 đến 100.")
    if problems:
        raise Invalid(problems)
    with transaction.atomic():
        locked = _own(actor, duty, right)
        _still_open(locked)
        _same_version(locked, version, {"progress": text, "percent": percent})
        now = clock.now()
        changes: dict[str, Any] = {
            "progress": text.strip(),
            "percent": percent,
            "progress_at": now,
            "last_act_at": now,
        }
        if locked.acknowledged_at is None:
            changes |= {"acknowledged_at": now, "acknowledged_by": actor.account_name}
        return _write(locked, actor, "duties.progress", **changes)


def complete(
    *,
    actor: Actor,
    duty: Duty | UUID,
    at: datetime | None = None,
    result: str = "",
    right: str = ACT,
    on_behalf: bool = False,
) -> Duty:
    """Record that the duty is done, once: a second call returns it unchanged, and no call reopens it.

    `at` may not lie ahead. With `on_behalf` a higher room completes it for the agency, which must be in
    the actor's scope.
    Raises `Invalid`, `Conflict` for a withdrawn duty, `NotAllowed` for another agency's.
    """
    with transaction.atomic():
        locked = _lock(actor, duty) if on_behalf else _own(actor, duty, right)
        if on_behalf:
            _require(actor, right)
        if locked.done_at is not None:
            return locked
        _still_open(locked)
        now = clock.now()
        done_at = at or now
        if done_at > now:
            raise Invalid({"at": _("Ngày hoàn thành chưa tới.")})
        changes: dict[str, Any] = {
            "done_at": done_at,
            "done_by": actor.account_name,
            "result": result.strip(),
            "percent": 100,
        }
        changes["last_act_at"] = max(done_at, locked.last_act_at) if locked.last_act_at else done_at
        if locked.acknowledged_at is None:
            changes |= {"acknowledged_at": done_at, "acknowledged_by": actor.account_name}
        return _write(locked, actor, "duties.complete", **changes)


def withdraw(*, actor: Actor, duty: Duty | UUID, reason: str, right: str = OVERSEE) -> Duty:
    """Call a duty off; it leaves every count. Only who set it, or an overseer above, may; needs a reason."""
    _require(actor, right)
    if not reason.strip():
        raise Invalid({"reason": _("Nhập lý do thu hồi.")})
    with transaction.atomic():
        locked = _lock(actor, duty)
        if actor.account_id is not None and actor.agency_id == locked.owed_by_id != locked.owed_to_id:
            raise NotAllowed(_("Cơ quan phải làm không tự thu hồi việc của mình."))
        if locked.withdrawn_at is not None:
            return locked
        _still_open(locked)
        return _write(locked, actor, "duties.withdraw", reason=reason.strip(), withdrawn_at=clock.now())


def ask_extension(
    *,
    actor: Actor,
    duty: Duty | UUID,
    new_due_on: date,
    reason: str,
    document_words: str = "",
    right: str = ACT,
) -> Extension:
    """Ask for more time; at most one request is open at once. Raises `Invalid`, `Conflict`."""
    with transaction.atomic():
        locked = _own(actor, duty, right)
        _still_open(locked)
        now = clock.now()
        problems: dict[str, str] = {}
        if new_due_on <= locked.due_on or new_due_on < clock.today():
            problems["new_due_on"] = _("Chọn ngày sau hạn hiện nay và không trước hôm nay.")
        if not reason.strip():
            problems["reason"] = _("Nhập lý do xin gia hạn.")
        if problems:
            raise Invalid(problems)
        if locked.extensions.filter(decision=Decision.PENDING).exists():
            raise Conflict(_("Đã có một lần xin gia hạn đang chờ quyết định."))
        row = Extension.objects.create(
            duty=locked,
            old_due_on=locked.due_on,
            new_due_on=new_due_on,
            reason=reason.strip(),
            document_words=document_words.strip(),
            asked_at=now,
            asked_by=f"{actor.account_name} · {actor.post_words}",
        )
        _write(
            locked,
            actor,
            "duties.ask_extension",
            reason=row.reason,
            said={"new_due_on": new_due_on},
            last_act_at=now,
        )
        return row


def decide_extension(
    *,
    actor: Actor,
    extension: Extension | UUID,
    granted: bool,
    granted_due_on: date | None = None,
    words: str = "",
    document: str = "",
    right: str = OVERSEE,
) -> Extension:
    """Grant or refuse more time; granting names the document it rests on. What is done already keeps its
    reading.

    Raises `NotAllowed` for the agency that owes, `Conflict` when decided before, `Invalid`.
    """
    _require(actor, right)
    with transaction.atomic():
        pk = extension.pk if isinstance(extension, Extension) else extension
        asked = Extension.objects.filter(pk=pk).first()
        if asked is None:
            raise NotFound()
        locked = _lock(actor, asked.duty_id)
        row = Extension.objects.select_for_update(of=("self",)).get(pk=pk)
        _may_decide(actor, locked)
        if row.decision != Decision.PENDING:
            raise Conflict(_("Lần xin gia hạn này đã được quyết định."))
        if locked.withdrawn_at is not None:
            raise Conflict(_("Việc này đã được thu hồi."))
        new_due = granted_due_on or row.new_due_on
        _check_decision(row, granted=granted, new_due=new_due, words=words, document=document)
        now = clock.now()
        row.decision = Decision.GRANTED if granted else Decision.REFUSED
        row.granted_due_on = new_due if granted else None
        row.decided_at, row.decided_by = now, f"{actor.account_name} · {actor.post_words}"
        row.decision_words, row.decision_document = words.strip(), document.strip()
        row.save()
        changes = _extended(locked, row, now) if granted and locked.done_at is None else {}
        verb = "duties.grant_extension" if granted else "duties.refuse_extension"
        _write(
            locked, actor, verb, reason=words.strip(), said={"granted_due_on": row.granted_due_on}, **changes
        )
        return row


def remind(*, actor: Actor, duties: Iterable[UUID], note: str = "", right: str = OVERSEE) -> int:
    """Remind the agencies that owe these open duties, once a day each; return how many were reminded."""
    _require(actor, right)
    now, today = clock.now(), clock.today()
    with transaction.atomic():
        rows = list(
            Duty.objects.filter(
                visible_to(actor), id__in=list(duties), done_at__isnull=True, withdrawn_at__isnull=True
            )
            .exclude(owed_by_id=actor.agency_id)
            .exclude(reminders__on=today, reminders__kind=ReminderKind.BY_LEADER)
            .values_list("id", "place_id")
        )
        words = f"{actor.account_name} · {actor.post_words}"
        Reminder.objects.bulk_create(
            [
                Reminder(
                    duty_id=pk,
                    on=today,
                    kind=ReminderKind.BY_LEADER,
                    by_words=words,
                    note=note.strip(),
                    created_at=now,
                )
                for pk, _place in rows
            ],
            ignore_conflicts=True,
        )
        record_each(
            actor=actor,
            verb="duties.remind",
            subject_kind=Duty._meta.label,
            subjects=rows,
            after={"reminded_at": now},
            reason=note.strip(),
        )
    return len(rows)


def see_escalation(*, actor: Actor, escalation: UUID, right: str = OVERSEE) -> Escalation:
    """Record that the agency above has looked at an overdue duty; it leaves the leader's list."""
    _require(actor, right)
    with transaction.atomic():
        row = (
            Escalation.objects.select_for_update(of=("self",))
            .filter(pk=escalation, to_agency_id=actor.agency_id)
            .first()
        )
        if row is None:
            raise NotFound()
        if row.seen_at is None:
            row.seen_at, row.seen_by = clock.now(), f"{actor.account_name} · {actor.post_words}"
            row.save(update_fields=["seen_at", "seen_by"])
            record(actor=actor, verb="duties.see_escalation", subject=row.duty)
        return row


def _require(actor: Actor, right: str) -> None:
    if actor.account_id is not None:
        require(actor, right)


def _tidy(draft: DutyDraft) -> DutyDraft:
    title = " ".join(draft.title.split())
    if not title:
        raise Invalid({"title": _("Việc phải có tên.")})
    if title == draft.title and len(title) <= 600 and len(draft.basis) <= 500:
        return draft
    detail = draft.detail or (draft.title if len(title) > 600 else "")
    return replace(draft, title=_cut(title, 600), basis=_cut(draft.basis, 500), detail=detail)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _journal_opening(
    actor: Actor, drafts: list[DutyDraft], written: list[tuple[UUID, UUID]], reason: str
) -> None:
    first = drafts[0]
    said = {"title": first.title, "due_on": first.due.on, "document": first.document_words}
    record_each(
        actor=actor,
        verb="duties.open",
        subject_kind=Duty._meta.label,
        subjects=written,
        after=said if len(drafts) == 1 else {"document": first.document_words},
        reason=reason,
    )
    if len(drafts) > 1:
        record(
            actor=actor,
            verb="duties.cascade",
            subject_kind=MANY,
            subject_id=first.document_id or first.subject_id or first.id,
            place_id=actor.place_id,
            after={**said, "count": len(written)},
            reason=reason,
        )


def _lock(actor: Actor, duty: Duty | UUID) -> Duty:
    """Lock one visible duty; raises `NotFound`. Two queries at most, one for a small scope."""
    pk = duty.pk if isinstance(duty, Duty) else duty
    row = Duty.objects.select_for_update(of=("self",)).filter(visible_to(actor), pk=pk).first()
    if row is None:
        raise NotFound()
    return row


def _own(actor: Actor, duty: Duty | UUID, right: str) -> Duty:
    """Lock a duty that the actor's own agency owes; raises `NotFound`, `NotAllowed`."""
    locked = _lock(actor, duty)
    if actor.account_id is not None and locked.owed_by_id != actor.agency_id:
        raise NotAllowed(_("Chỉ cơ quan phải làm việc này mới ghi được."))
    _require(actor, right)
    return locked


def _still_open(duty: Duty) -> None:
    if duty.done_at is not None:
        raise Conflict(_("Việc này đã hoàn thành."))
    if duty.withdrawn_at is not None:
        raise Conflict(_("Việc này đã được thu hồi."))


def _same_version(duty: Duty, version: int | None, mine: dict[str, Any]) -> None:
    if version is not None and version != duty.version:
        raise StaleRecord(
            mine=mine, theirs={name: getattr(duty, name) for name in mine}, who=duty.acknowledged_by
        )


def _may_decide(actor: Actor, duty: Duty) -> None:
    if actor.account_id is None:
        return
    if actor.agency_id == duty.owed_by_id and duty.owed_to_id != duty.owed_by_id:
        raise NotAllowed(_("Cơ quan phải làm không tự quyết định gia hạn của mình."))
    giver = duty.owed_to
    if (
        giver is not None
        and giver.id != actor.agency_id
        and (giver.valid_to is None or giver.valid_to > clock.today())
    ):
        raise NotAllowed(_("Chỉ cơ quan giao việc mới quyết định gia hạn."))


def _check_decision(row: Extension, *, granted: bool, new_due: date, words: str, document: str) -> None:
    problems: dict[str, str] = {}
    if granted and new_due <= row.old_due_on:
        problems["granted_due_on"] = _("Hạn mới phải sau hạn cũ.")
    if granted and not (document.strip() or row.document_words):
        problems["document"] = _("Ghi số văn bản làm căn cứ gia hạn.")
    if not granted and not words.strip():
        problems["words"] = _("Nhập lý do không đồng ý.")
    if problems:
        raise Invalid(problems)


def _extended(duty: Duty, row: Extension, now: datetime) -> dict[str, Any]:
    """Return what a granted extension changes; a lateness from before it was asked for stays on record."""
    assert row.granted_due_on is not None
    late = rules.late_since_when_extended(deadline=duty.deadline_at, asked_at=row.asked_at)
    return {
        "due_on": row.granted_due_on,
        "due_at": None,
        "deadline_at": rules.deadline_of(row.granted_due_on),
        "extended_at": now,
        "late_since": duty.late_since or late,
    }


def _write(
    duty: Duty,
    actor: Actor,
    verb: str,
    *,
    reason: str = "",
    said: dict[str, Any] | None = None,
    **changes: Any,
) -> Duty:
    """Save the changes and one journal line; bumps the version."""
    before = {name: getattr(duty, name) for name in changes}
    for name, value in changes.items():
        setattr(duty, name, value)
    duty.version += 1
    duty.save(update_fields=[*changes, "version"])
    record(
        actor=actor, verb=verb, subject=duty, before=before, after={**changes, **(said or {})}, reason=reason
    )
    return duty
