"""Writes on directives: confirming and handing down, acknowledging, withdrawing."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.core.ids import new_id
from chungtay.directives import links, rules
from chungtay.directives.choices import State, TaskKind
from chungtay.directives.drafts import lock_draft
from chungtay.directives.models import Addressee, Basis, Directive, Receipt, Task
from chungtay.directives.states import check_step
from chungtay.directives.targets import Resolver, Target, all_targets
from chungtay.duties.api import Due, Duty, DutyDraft, open_duties
from chungtay.journal.api import record, record_each
from chungtay.law.api import ReportRegime
from chungtay.people.api import Actor, require
from chungtay.reports.api import SUBJECT as REPORT_SUBJECT
from chungtay.reports.api import subject_of

TASK_SUBJECT = "directives.Task"


def confirm_and_cascade(*, actor: Actor, directive_id: UUID, version: int | None = None) -> Directive:
    """Confirm a draft and hand each of its tasks to every receiver as a duty, all in one transaction.

    The number of queries does not depend on how many agencies receive. Records who received what; each receiving place
    may read the directive from then on. Raises `Invalid` with everything still missing, `StaleRecord`, `Conflict`.
    """
    with transaction.atomic():
        directive = lock_draft(actor, directive_id, version, {})
        check_step(directive.state, State.CONFIRMED)
        tasks = list(Task.objects.filter(directive=directive))
        addressees = list(Addressee.objects.filter(directive=directive))
        bases = list(Basis.objects.filter(directive=directive))
        _refuse_incomplete(directive, tasks, addressees)
        uppers = links.upper_dues(actor, directive, bases, tasks)
        _refuse_unexplained(tasks, uppers)
        receivers = all_targets(Resolver(directive, addressees), tasks)
        parents = links.parent_duties(directive, bases)
        drafts = _duties(directive, tasks, receivers, parents)
        if not drafts:
            raise Invalid({"p-who": _("Không tìm thấy cơ quan nào để giao. Chọn lại đơn vị nhận việc.")})
        _receive(directive, receivers)
        past = any(task.due_on is not None and task.due_on < clock.today() for task in tasks)
        open_duties(actor=actor, rows=drafts, right="directives.issue", history=past, skip_existing=True)
        directive.state = State.CONFIRMED
        directive.confirmed_at = clock.now()
        directive.confirmed_by_name = actor.account_name
        directive.version += 1
        directive.save(update_fields=["state", "confirmed_at", "confirmed_by_name", "version"])
        units = {target.id for targets in receivers.values() for target in targets}
        said = {
            "number": directive.full_number,
            "tasks": len(tasks),
            "duties": len(drafts),
            "agencies": len(units),
        }
        record(actor=actor, verb="directives.confirm", subject=directive, after=said)
    return directive


def _refuse_incomplete(directive: Directive, tasks: Sequence[Task], addressees: Sequence[Addressee]) -> None:
    asked = rules.missing(directive, tasks, addressees, today=clock.today())
    if asked:
        raise Invalid({item.target: item.words for item in asked})


def _refuse_unexplained(tasks: Sequence[Task], uppers: Mapping[str, Sequence[rules.Upper]]) -> None:
    """Refuse a report date that is not earlier than the one above it, unless the officer wrote why it stays."""
    for number, task in enumerate(tasks, 1):
        if task.kind == TaskKind.REPORT and task.due_on is not None and not task.keep_reason:
            above = rules.too_late(task.due_on, uppers.get(task.period, ()))
            if above is not None:
                said = {
                    "number": number,
                    "lower": f"{task.due_on:%d/%m/%Y}",
                    "upper": f"{above.due_on:%d/%m/%Y}",
                }
                text = _("Nhiệm vụ %(number)s: hạn %(lower)s chưa sớm hơn hạn của cấp trên %(upper)s") % said
                raise Invalid({f"i-late{number}": text})


def _duties(
    directive: Directive,
    tasks: Sequence[Task],
    receivers: Mapping[UUID, Sequence[Target]],
    parents: Mapping[str, UUID],
) -> list[DutyDraft]:
    day = f"{directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
    basis = f"{directive.full_number} ngày {day}"
    today = clock.today()
    regimes = links.regimes_of(directive, tasks)
    drafts = []
    for task in tasks:
        due = due_of(task, directive)
        is_report = task.kind == TaskKind.REPORT
        late = task.due_on is not None and task.due_on < today
        for target in receivers[task.id]:
            subject, number, url = _subject(directive, task, target, regimes.get(task.id, ()))
            drafts.append(
                DutyDraft(
                    kind="report" if is_report else "task",
                    title=task.text,
                    detail=task.keep_reason if late else "",
                    owed_by_id=target.id,
                    owed_to_id=directive.agency_id,
                    due=due,
                    basis=basis,
                    document_id=directive.id,
                    document_words=directive.full_number,
                    subject_kind=subject,
                    subject_id=number,
                    subject_url=url,
                    parent_id=parents.get(task.period) if is_report else None,
                )
            )
    return drafts


def _subject(
    directive: Directive, task: Task, target: Target, regimes: Sequence[ReportRegime]
) -> tuple[str, UUID, str]:
    """Return what a duty is about: the report regime where the receiver fills a form for it, otherwise the task.

    The reports room closes duties of its own regimes when a report is submitted, so both speak of the same duty.
    """
    for regime in regimes:
        owes = regime.owed_by.level == target.level and regime.owed_by.function in target.functions
        if owes and regime.form:
            return REPORT_SUBJECT, subject_of(regime.id), f"/bao-cao/ky/{regime.id}/"
    return TASK_SUBJECT, task.id, f"/van-ban/{directive.id}/#nv-{task.position}"


def due_of(task: Task, directive: Directive) -> Due:
    """Return the due date of a task; a continuous one is closed at the end of the year and says so."""
    if task.due_on is not None:
        return Due(on=task.due_on, words=task.due_words[:120])
    end = rules.year_end(directive.issued_on, clock.today())
    return Due(on=end, words=f"làm thường xuyên trong năm {end.year}")


def _receive(directive: Directive, receivers: Mapping[UUID, Sequence[Target]]) -> None:
    """Lay the directive on the desk of every receiver but the issuer itself, in one statement."""
    units = {target.id: target.place_id for targets in receivers.values() for target in targets}
    units.pop(directive.agency_id, None)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO directives_receipt (id, directive_id, agency_id, place_id, created_at, acknowledged_by_name)"
            " SELECT row.id, %s::uuid, row.agency, row.place, %s, ''"
            " FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS row(id, agency, place)",
            [directive.id, clock.now(), [new_id() for _unit in units], list(units), list(units.values())],
        )


def acknowledge(*, actor: Actor, directive_id: UUID) -> Receipt:
    """Record that the actor's agency has received the directive and every task in it; again changes nothing."""
    require(actor, "directives.receive")
    with transaction.atomic():
        rows = Receipt.objects.select_for_update(of=("self",))
        receipt = rows.filter(directive_id=directive_id, agency_id=actor.agency_id).first()
        if receipt is None:
            raise NotFound()
        if receipt.acknowledged_at is not None:
            return receipt
        now = clock.now()
        receipt.acknowledged_at, receipt.acknowledged_by_name = now, actor.account_name
        receipt.save(update_fields=["acknowledged_at", "acknowledged_by_name"])
        acknowledge_all(actor=actor, document_id=directive_id, right="directives.receive")
        record(actor=actor, verb="directives.acknowledge", subject=receipt, after={"directive": directive_id})
    return receipt


def acknowledge_all(*, actor: Actor, document_id: UUID, right: str) -> int:
    """Acknowledge every open duty of one document that the actor's agency owes, in a constant number of queries."""
    require(actor, right)
    now = clock.now()
    mine = Duty.objects.filter(
        document_id=document_id,
        owed_by_id=actor.agency_id,
        acknowledged_at__isnull=True,
        done_at__isnull=True,
        withdrawn_at__isnull=True,
    )
    ids = list(mine.select_for_update(of=("self",)).values_list("id", "place_id"))
    Duty.objects.filter(id__in=[pk for pk, _place in ids]).update(
        acknowledged_at=now, acknowledged_by=actor.account_name, last_act_at=now
    )
    record_each(actor=actor, verb="duties.acknowledge", subject_kind=Duty._meta.label, subjects=ids)
    return len(ids)


def withdraw_directive(*, actor: Actor, directive_id: UUID, reason: str) -> Directive:
    """Take a confirmed directive back: its open duties leave every count; what was done stays done.

    Raises `Invalid` without a reason, `NotFound` outside the issuing agency, `Conflict` for a draft.
    """
    require(actor, "directives.issue")
    if not reason.strip():
        raise Invalid({"reason": _("Nhập lý do thu hồi.")})
    with transaction.atomic():
        rows = Directive.objects.select_for_update(of=("self",))
        directive = rows.filter(id=directive_id, agency_id=actor.agency_id).first()
        if directive is None:
            raise NotFound()
        check_step(directive.state, State.WITHDRAWN)
        open_rows = Duty.objects.filter(
            document_id=directive.id, done_at__isnull=True, withdrawn_at__isnull=True
        )
        count = open_rows.update(withdrawn_at=clock.now())
        directive.state, directive.withdrawn_reason = State.WITHDRAWN, reason.strip()
        directive.version += 1
        directive.save(update_fields=["state", "withdrawn_reason", "version"])
        record(
            actor=actor,
            verb="directives.withdraw",
            subject=directive,
            after={"duties": count},
            reason=reason.strip(),
        )
    return directive
