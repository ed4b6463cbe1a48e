"""Opening, filling and correcting a report: right, lock, rules, write, journal, in one transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.duties.api import Duty
from chungtay.duties.api import Kind as DutyKind
from chungtay.figures.api import compute
from chungtay.journal.api import record
from chungtay.people.api import Actor, Agency, require
from chungtay.reports import rights
from chungtay.reports.choices import NoteKind, State
from chungtay.reports.filling import (
    cells_of,
    insert_cells,
    sheet_for,
    update_computed,
    update_sums,
    values_of,
)
from chungtay.reports.models import Cell, CellNote, Definition, Narrative, Report
from chungtay.reports.queries import explained, last_year
from chungtay.reports.regimes import SUBJECT, Plan, fits, get_plan, plans_below, receiver_of
from chungtay.reports.rules import problems
from chungtay.reports.sheet import Key, Sheet, body_of, hash_of, sheet_of, split
from chungtay.reports.states import ABOVE, OWNER, STEPS, check_step

LIMIT = 10**12


def locked(
    actor: Actor, report_id: UUID, step: str, *, may_repeat: tuple[str, ...] = (), plain: bool = False
) -> Report:
    """Lock a report for a step; raises `NotFound`, `NotAllowed` for the other side's step, `Conflict`."""
    asked = STEPS[step]
    if not any(actor.may(right) for right in asked.rights):
        raise NotAllowed()
    rows = Report.objects.select_for_update(of=("self",)).filter(actor.in_scope(), id=report_id)
    # A step that looks only at the report itself need not read its agencies.
    report = rows.first() if plain else rows.select_related("agency", "to_agency", "place").first()
    if report is None:
        raise NotFound()
    side = report.agency_id if asked.side == OWNER else report.to_agency_id
    if side != actor.agency_id:
        words = {
            OWNER: _("Chỉ cơ quan lập báo cáo làm được việc này."),
            ABOVE: _("Chỉ cơ quan nhận báo cáo làm được việc này."),
        }
        raise NotAllowed(words[asked.side])
    if step not in may_repeat:
        check_step(report.state, step)
    return report


def move(report: Report, state: str, **fields: Any) -> None:
    """Write a report's new state and version."""
    fields |= {"state": state, "version": report.version + 1}
    Report.objects.filter(id=report.id).update(**fields)
    for name, value in fields.items():
        setattr(report, name, value)


def open_report(*, actor: Actor, regime_id: str, numbers: Mapping[str, int] | None = None) -> Report:
    """Open the report the actor's agency owes and fill every cell from the register; opening again returns it.

    `numbers` are cells already counted (by name), for many reports counted in one scan. Raises `NotFound`,
    `NotAllowed`, `Conflict` when the agency does not owe it.
    """
    require(actor, rights.FILL)
    held = Report.objects.filter(agency_id=actor.agency_id, regime_id=regime_id).first()
    if held is not None:
        return held
    plan = get_plan(regime_id)
    today = clock.today()
    agency = Agency.objects.select_related("place").get(id=actor.agency_id)
    if not fits(plan, agency, today):
        raise Conflict(_("Cơ quan của chức vụ đang dùng không phải nộp báo cáo này."))
    try:
        with transaction.atomic():
            return _open(actor, plan, agency, numbers)
    except IntegrityError as error:
        if "reports_report_once" not in str(error):
            raise
        return Report.objects.get(agency_id=actor.agency_id, regime_id=regime_id)


def _open(actor: Actor, plan: Plan, agency: Agency, numbers: Mapping[str, int] | None) -> Report:
    sheet = keep_definition(plan)
    now = clock.now()
    receiver = receiver_of(plan, agency, clock.today())
    duty = (
        Duty.objects.filter(
            kind=DutyKind.REPORT, subject_kind=SUBJECT, subject_id=plan.subject_id, owed_by=agency
        )
        .order_by("-created_at")
        .first()
    )
    report = Report(
        regime_id=plan.id,
        cycle=plan.cycle,
        title=plan.title,
        definition_id=sheet.hash,
        agency=agency,
        to_agency=receiver,
        place=agency.place,
        duty=duty,
        period_start=plan.period_start,
        period_end=plan.period_end,
        due_on=duty.due_on if duty else plan.due_on,
        due_words=duty.due_words if duty else plan.due_words,
        status_mark=plan.status,
        is_consolidation=bool(plans_below(plan)),
        counted_at=now,
        created_at=now,
        is_sample=agency.is_sample,
    )
    report.save(force_insert=True)
    if numbers is None:
        numbers = compute(
            actor, sheet.figures(), unit=agency.place, start=plan.period_start, end=plan.period_end
        )
    insert_cells(report, sheet, numbers)
    record(
        actor=actor,
        verb="reports.open",
        subject=report,
        after={"regime": plan.id, "definition": sheet.hash, "cells": len(sheet.keys)},
    )
    return report


def keep_definition(plan: Plan) -> Sheet:
    """Return the form of a plan as it stands at the end of its period, kept for ever under its hash."""
    body = body_of(plan.form_id, plan.period_end)
    digest = hash_of(body)
    sheet = sheet_of(body, digest)
    if not Definition.objects.filter(hash=digest).exists():
        Definition.objects.bulk_create(
            [
                Definition(
                    hash=digest,
                    form_id=plan.form_id,
                    label=sheet.label,
                    body=body,
                    created_at=clock.now(),
                )
            ],
            ignore_conflicts=True,
        )
    return sheet


def recompute(*, actor: Actor, report_id: UUID) -> int:
    """Count the register again; cells changed by hand keep their value. Returns how many cells moved."""
    with transaction.atomic():
        report = locked(actor, report_id, "change")
        sheet = sheet_for(report)
        counted = compute(
            actor, sheet.figures(), unit=report.place, start=report.period_start, end=report.period_end
        )
        moved = update_computed(report, {split(name): number for name, number in counted.items()})
        update_sums(report, sheet)
        state = State.DRAFT if moved and report.state == State.CHECKED else report.state
        move(report, state, counted_at=clock.now())
        record(actor=actor, verb="reports.recompute", subject=report, after={"cells": moved})
        return moved


def change_cell(*, actor: Actor, report_id: UUID, key: Key, value: int, reason: str, version: int) -> Cell:
    """Change one cell by hand, keeping what the register counted, who, when and why.

    Raises `Invalid` for a negative number or a missing reason, `StaleRecord` when somebody saved it meanwhile.
    """
    with transaction.atomic():
        report = locked(actor, report_id, "change")
        sheet, cell = sheet_for(report), _cell(report_id, key)
        row = sheet.row(key[0])
        by_hand = row is not None and row.kind == "manual"
        mine = {"value": value, "reason": reason}
        if cell.version != version:
            theirs = {"value": cell.value, "reason": cell.reason, "version": cell.version}
            raise StaleRecord(mine=mine, theirs=theirs, who=cell.changed_by)
        wrong: dict[str, str] = {}
        if not 0 <= value < LIMIT:
            wrong["value"] = _("Ghi một số từ 0 trở lên.")
        base = cell.summed if cell.summed is not None else cell.computed
        differs = value != base and not by_hand
        if differs and not reason.strip():
            wrong["reason"] = _("Nhập lý do sửa, để cấp trên hiểu.")
        if wrong:
            raise Invalid(wrong)
        return _write_cell(actor, report, sheet, cell, value, reason.strip() if differs else "", differs)


def _write_cell(
    actor: Actor, report: Report, sheet: Sheet, cell: Cell, value: int | None, reason: str, is_hand: bool
) -> Cell:
    before = {"cell": f"{cell.row}:{cell.column}", "value": cell.value, "reason": cell.reason}
    now = clock.now()
    fields = {
        "value": value,
        "is_hand": is_hand,
        "reason": reason,
        "changed_by": f"{actor.account_name}",
        "changed_at": now,
        "version": cell.version + 1,
    }
    same = Cell.objects.filter(report_id=report.id, row=cell.row, column=cell.column)
    same.update(**fields)
    for name, held in fields.items():
        setattr(cell, name, held)
    update_sums(report, sheet)
    CellNote.objects.filter(
        report=report, row=cell.row, column=cell.column, kind=NoteKind.RETURN, settled_at__isnull=True
    ).update(settled_at=now)
    if report.state == State.CHECKED:
        move(report, State.DRAFT)
    record(
        actor=actor,
        verb="reports.change_cell" if is_hand or cell.computed is None else "reports.undo_cell",
        subject=report,
        before=before,
        after={"cell": f"{cell.row}:{cell.column}", "value": value},
        reason=reason,
    )
    return cell


def undo_cell(*, actor: Actor, report_id: UUID, key: Key, version: int) -> Cell:
    """Give a cell its counted value (or the sum of what was sent) back."""
    with transaction.atomic():
        report = locked(actor, report_id, "change")
        cell = _cell(report_id, key)
        if not cell.is_hand:
            return cell
        base = cell.summed if cell.summed is not None else cell.computed
        if cell.version != version:
            raise StaleRecord(
                mine={"value": base},
                theirs={"value": cell.value, "reason": cell.reason, "version": cell.version},
                who=cell.changed_by,
            )
        return _write_cell(actor, report, sheet_for(report), cell, base, "", False)


def _cell(report_id: UUID, key: Key) -> Cell:
    cell = Cell.objects.select_for_update().filter(report_id=report_id, row=key[0], column=key[1]).first()
    if cell is None:
        raise NotFound()
    return cell


def note_cell(*, actor: Actor, report_id: UUID, key: Key, text: str, explains: bool = False) -> CellNote:
    """Write a comment beside a cell, or the explanation of an unlikely number (the owner only, while it may change)."""
    if not text.strip():
        raise Invalid({"text": _("Nhập nội dung ghi chú.")})
    with transaction.atomic():
        report = locked(actor, report_id, "change") if explains else _readable(actor, report_id)
        if sheet_for(report).row(key[0]) is None:
            raise NotFound()
        if explains:
            report.notes.filter(row=key[0], column=key[1], kind=NoteKind.EXPLANATION).delete()
        note = CellNote.objects.create(
            report=report,
            row=key[0],
            column=key[1],
            place_id=report.place_id,
            kind=NoteKind.EXPLANATION if explains else NoteKind.COMMENT,
            text=text.strip(),
            by_words=actor.account_name,
            at=clock.now(),
        )
        record(
            actor=actor,
            verb="reports.note_cell",
            subject=report,
            after={"cell": ":".join(key), "kind": note.kind},
            reason=note.text,
        )
        return note


def _readable(actor: Actor, report_id: UUID) -> Report:
    report = Report.objects.filter(actor.in_scope(), id=report_id).first()
    if report is None:
        raise NotFound()
    if actor.agency_id not in (report.agency_id, report.to_agency_id):
        raise NotAllowed(_("Chỉ cơ quan lập và cơ quan nhận báo cáo ghi được ý kiến."))
    if not (actor.may(rights.FILL) or actor.may(rights.SIGN) or actor.may(rights.REVIEW)):
        raise NotAllowed()
    return report


def write_words(
    *, actor: Actor, report_id: UUID, texts: Mapping[str, str], versions: Mapping[str, int]
) -> int:
    """Write the words under headings; returns how many changed. Raises `StaleRecord` when one was saved meanwhile."""
    with transaction.atomic():
        report = locked(actor, report_id, "change")
        known = {heading.id for heading in sheet_for(report).headings}
        held = {row.heading: row for row in Narrative.objects.select_for_update().filter(report=report)}
        changed = {
            heading: text.strip()
            for heading, text in texts.items()
            if heading in known and text.strip() != (held[heading].text if heading in held else "")
        }
        stale = {
            heading: held[heading]
            for heading in changed
            if heading in held and held[heading].version != versions.get(heading, 0)
        }
        if stale:
            raise StaleRecord(
                mine={heading: changed[heading] for heading in stale},
                theirs={heading: row.text for heading, row in stale.items()},
                who=next(iter(stale.values())).changed_by,
            )
        now = clock.now()
        Narrative.objects.bulk_create(
            [
                Narrative(
                    report=report,
                    place_id=report.place_id,
                    heading=heading,
                    text=text,
                    changed_by=actor.account_name,
                    changed_at=now,
                )
                for heading, text in changed.items()
            ],
            update_conflicts=True,
            unique_fields=["report", "heading"],
            update_fields=["text", "changed_by", "changed_at"],
        )
        Narrative.objects.filter(
            report=report, heading__in=[name for name in changed if name in held]
        ).update(version=F("version") + 1)
        if changed:
            if report.state == State.CHECKED:
                move(report, State.DRAFT)
            record(
                actor=actor, verb="reports.write_words", subject=report, after={"headings": sorted(changed)}
            )
        return len(changed)


def check(*, actor: Actor, report_id: UUID) -> Report:
    """Declare the report checked; not yet sent. Raises `Invalid` with every error and every unanswered question."""
    with transaction.atomic():
        report = locked(actor, report_id, "check")
        sheet = sheet_for(report)
        values = values_of(cells_of(report.id))
        found = problems(sheet, values, last_year(report), explained(list(report.notes.all())))
        if found:
            raise Invalid({problem.name: problem.text for problem in found})
        move(report, State.CHECKED, checked_at=clock.now(), checked_by=actor.account_name)
        record(actor=actor, verb="reports.check", subject=report, after={"state": report.state})
        return report


def reopen(*, actor: Actor, report_id: UUID) -> Report:
    """Take a checked or signed report back to be corrected."""
    with transaction.atomic():
        report = locked(actor, report_id, "reopen")
        before = report.state
        move(
            report, State.DRAFT, checked_at=None, checked_by="", signed_at=None, signed_by="", signed_title=""
        )
        record(
            actor=actor,
            verb="reports.reopen",
            subject=report,
            before={"state": before},
            after={"state": report.state},
        )
        return report


def sign(*, actor: Actor, report_id: UUID) -> Report:
    """Sign a checked report; the right to sign belongs to posts of leaders."""
    with transaction.atomic():
        report = locked(actor, report_id, "sign")
        move(
            report,
            State.SIGNED,
            signed_at=clock.now(),
            signed_by=actor.account_name,
            signed_title=actor.post_title,
        )
        record(actor=actor, verb="reports.sign", subject=report, after={"state": report.state})
        return report
