"""Sending a report up, returning it with reasons, accepting it, and asking for it in the first place."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotAllowed
from chungtay.core.ids import new_id
from chungtay.duties.api import Due, Duty, DutyDraft, due_by_date, open_duties
from chungtay.duties.api import Kind as DutyKind
from chungtay.duties.api import complete as complete_duty
from chungtay.journal.api import record
from chungtay.people.api import Actor, Agency, agencies_for
from chungtay.places.api import Level, ancestors_of, unit_by_id
from chungtay.reports import rights
from chungtay.reports.actions import locked, move
from chungtay.reports.choices import NoteKind, State
from chungtay.reports.filling import sheet_for
from chungtay.reports.models import CellNote, FrozenCell, Report, Sending
from chungtay.reports.queries import latest_sending
from chungtay.reports.regimes import SUBJECT, get_plan, owing_agencies
from chungtay.reports.sheet import Key
from chungtay.reports.states import RECEIVED, check_step

RETURNED = "reports.Return"
FINAL = frozenset({State.SIGNED, *RECEIVED})

_SEND = """
WITH words AS (
  SELECT coalesce(jsonb_object_agg(heading, text), '{}'::jsonb) AS said,
         coalesce(string_agg(heading || '|' || text, E'\\n' ORDER BY heading COLLATE "C"), '') AS line
  FROM reports_narrative WHERE report_id = %(report)s AND text <> ''
), numbers AS (
  SELECT coalesce(string_agg(concat_ws('|', "row", "column", coalesce(value::text, ''),
                                       coalesce(computed::text, ''), reason), E'\\n'
                             ORDER BY "row" COLLATE "C", "column" COLLATE "C"), '') AS line
  FROM reports_cell WHERE report_id = %(report)s
), sent AS (
  INSERT INTO reports_sending
    (id, report_id, place_id, number, definition_id, counted_at, sent_at, sent_by, words, hash)
  SELECT %(id)s, %(report)s, %(place)s, %(number)s, %(definition)s, %(counted_at)s, %(sent_at)s, %(sent_by)s,
         words.said,
         encode(sha256(convert_to(%(head)s || E'\\n' || numbers.line || E'\\n' || words.line, 'UTF8')), 'hex')
  FROM words, numbers RETURNING words, hash
), frozen AS (
  INSERT INTO reports_frozencell
    (sending_id, "row", "column", place_id, computed, summed, value, is_hand, reason)
  SELECT %(id)s, "row", "column", place_id, computed, summed, value, is_hand, reason
  FROM reports_cell WHERE report_id = %(report)s
), moved AS (
  UPDATE reports_report
  SET state = %(state)s, submitted_at = %(sent_at)s, accepted_at = %(accepted_at)s, sendings = %(number)s,
      version = version + 1
  WHERE id = %(report)s
)
SELECT words::text, hash FROM sent
"""


def submit(*, actor: Actor, report_id: UUID) -> Sending:
    """Send a signed report up and freeze what was sent; sent again by a double click, the first sending is returned.

    Completes the duty. Raises `Conflict` when it is not signed.
    """
    with transaction.atomic():
        report = locked(actor, report_id, "submit", may_repeat=("submit",), plain=True)
        if report.state in RECEIVED:
            return report.sent.get(number=report.sendings)
        step = check_step(report.state, "submit" if report.to_agency_id else "settle")
        sending = freeze(actor, report, step.ends)
        _complete_duties(actor, report)
        record(
            actor=actor,
            verb="reports.submit",
            subject=report,
            after={"number": sending.number, "hash": sending.hash, "to": str(report.to_agency_id or "")},
        )
        return sending


def freeze(actor: Actor, report: Report, state: str) -> Sending:
    """Write the sending, its cells and the report's new state in one statement."""
    now = clock.now()
    report.state, report.submitted_at, report.sendings = state, now, report.sendings + 1
    report.accepted_at = now if state == State.ACCEPTED else None
    report.version += 1
    sending = Sending(
        id=new_id(),
        report=report,
        place_id=report.place_id,
        number=report.sendings,
        definition_id=report.definition_id,
        counted_at=report.counted_at,
        sent_at=now,
        sent_by=f"{actor.post_title} {actor.account_name}",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            _SEND,
            {
                "id": sending.id,
                "report": report.id,
                "place": report.place_id,
                "number": sending.number,
                "definition": sending.definition_id,
                "counted_at": sending.counted_at,
                "sent_at": now,
                "sent_by": sending.sent_by,
                "state": state,
                "accepted_at": report.accepted_at,
                "head": _head(report, sending.definition_id, sending.number),
            },
        )
        words, sending.hash = cursor.fetchone() or ("{}", "")
    sending.words = json.loads(words)
    return sending


def _head(report: Report, definition: str, number: int) -> str:
    days = f"{report.period_start:%Y-%m-%d}|{report.period_end:%Y-%m-%d}"
    return f"{definition}|{report.regime_id}|{report.agency_id}|{report.place_id}|{number}|{days}"


def hash_again(sending: Sending) -> str:
    """Return the hash of what is kept of a sending now; equal to `sending.hash` unless somebody tampered with it."""
    rows = FrozenCell.objects.filter(sending=sending).values_list(
        "row", "column", "value", "computed", "reason"
    )
    numbers = "\n".join(
        f"{row}|{column}|{'' if value is None else value}|{'' if computed is None else computed}|{reason}"
        for row, column, value, computed, reason in sorted(rows, key=lambda cell: cell[:2])
    )
    words = "\n".join(f"{heading}|{text}" for heading, text in sorted(sending.words.items()))
    report = sending.report
    head = _head(report, sending.definition_id, sending.number)
    return hashlib.sha256(f"{head}\n{numbers}\n{words}".encode()).hexdigest()


def _complete_duties(actor: Actor, report: Report) -> None:
    open_ones: list[UUID] = [report.duty_id] if report.duty_id and report.sendings == 1 else []
    if report.sendings > 1:
        open_ones += Duty.objects.filter(
            subject_kind=RETURNED,
            subject_id=_return_id(report.id, report.sendings - 1),
            done_at__isnull=True,
            withdrawn_at__isnull=True,
        ).values_list("id", flat=True)
    for duty_id in open_ones:
        used = rights.SIGN if actor.may(rights.SIGN) else rights.FILL
        complete_duty(actor=actor, duty=duty_id, result="Đã nộp báo cáo.", right=used)


def _return_id(report_id: UUID, number: int) -> UUID:
    return uuid5(report_id, str(number))


def return_report(
    *, actor: Actor, report_id: UUID, reasons: Mapping[Key, str], due_on: date | None = None
) -> Report:
    """Return a report with a reason on each cell to correct; a new duty asks for it again by `due_on`.

    Raises `Invalid` without a reason, `Conflict` once the sum it went into is signed.
    """
    said = {key: text.strip() for key, text in reasons.items() if text.strip()}
    if not said:
        raise Invalid({"reason": _("Nêu lý do ở ít nhất một ô, để nơi lập biết sửa gì.")})
    with transaction.atomic():
        report = locked(actor, report_id, "return")
        sheet = sheet_for(report)
        unknown = [key for key in said if key not in set(sheet.keys)]
        if unknown:
            raise Invalid({"reason": _("Chọn ô cần sửa.")})
        _not_in_final_sum(report)
        now = clock.now()
        CellNote.objects.bulk_create(
            [
                CellNote(
                    report=report,
                    row=key[0],
                    column=key[1],
                    place_id=report.place_id,
                    kind=NoteKind.RETURN,
                    text=text,
                    by_words=f"{actor.account_name} · {actor.agency_short_name}",
                    at=now,
                )
                for key, text in said.items()
            ]
        )
        move(report, State.RETURNED, accepted_at=None)
        _ask_again(actor, report, due_on)
        record(
            actor=actor,
            verb="reports.return",
            subject=report,
            after={"cells": [":".join(key) for key in said]},
            reason=" · ".join(said.values()),
        )
        return report


def _ask_again(actor: Actor, report: Report, due_on: date | None) -> None:
    today = clock.today()
    day = due_on or max(report.due_on or today, today)
    if day < today:
        raise Invalid({"due_on": _("Hạn nộp lại không thể là ngày đã qua.")})
    open_duties(
        actor=actor,
        rows=[
            DutyDraft(
                kind=DutyKind.REPORT,
                title=f"Sửa và nộp lại: {report.title}",
                owed_by_id=report.agency_id,
                owed_to_id=report.to_agency_id,
                due=due_by_date(day),
                basis="Báo cáo bị trả lại, có lý do ở từng ô",
                subject_kind=RETURNED,
                subject_id=_return_id(report.id, report.sendings),
                subject_url=f"/bao-cao/{report.id}/",
            )
        ],
        right=rights.REVIEW,
        skip_existing=True,
    )


def _not_in_final_sum(report: Report) -> None:
    if report.to_agency_id is None:
        return
    above = Report.objects.filter(
        agency_id=report.to_agency_id,
        cycle=report.cycle,
        is_consolidation=True,
        state__in=FINAL,
        parts__sending__report=report,
    )
    if above.exists():
        raise Conflict(_("Số này đã vào báo cáo tổng hợp đã ký. Mở lại báo cáo tổng hợp trước khi trả."))


def accept(*, actor: Actor, report_id: UUID) -> Report:
    """Accept what was sent; the level below can no longer change it. Accepting twice changes nothing."""
    with transaction.atomic():
        report = locked(actor, report_id, "accept", may_repeat=("accept",))
        if report.state in (State.ACCEPTED, State.PUBLISHED):
            return report
        check_step(report.state, "accept")
        move(report, State.ACCEPTED, accepted_at=clock.now())
        record(actor=actor, verb="reports.accept", subject=report, after={"number": report.sendings})
        return report


def open_period(*, actor: Actor, regime_id: str, history: bool = False) -> list[UUID]:
    """Make the report of a regime a duty of every agency below that owes it, in a constant number of queries.

    An agency that owes it already is left alone. The actor's agency must receive it, or stand above who does.
    """
    if not actor.may(rights.REVIEW):
        raise NotAllowed()
    plan = get_plan(regime_id)
    if plan.due_on is None:
        raise Conflict(_("Kỳ này không có hạn nộp."))
    today = clock.today()
    owing = list(owing_agencies(plan, unit_by_id(actor.place_id), today))
    receivers = _receivers(plan.to_function, plan.to_level, owing, today)
    drafts = [
        DutyDraft(
            kind=DutyKind.REPORT,
            title=plan.title,
            owed_by_id=agency.id,
            owed_to_id=receivers.get(agency.id),
            due=Due(on=plan.due_on, words=plan.due_words),
            basis=plan.basis,
            subject_kind=SUBJECT,
            subject_id=plan.subject_id,
            subject_url=f"/bao-cao/ky/{plan.id}/",
            status_mark=plan.status,
        )
        for agency in owing
    ]
    with transaction.atomic():
        opened = open_duties(
            actor=actor, rows=drafts, right=rights.REVIEW, history=history, skip_existing=True
        )
        record(
            actor=actor,
            verb="reports.open_period",
            subject_kind=SUBJECT,
            subject_id=plan.subject_id,
            place_id=actor.place_id,
            after={"regime": plan.id, "agencies": len(opened)},
        )
    return opened


_TIER: Mapping[str, Any] = {
    "ministry": Level.COUNTRY,
    "province": Level.PROVINCE,
    "district": Level.DISTRICT,
    "commune": Level.COMMUNE,
}


def _receivers(function: str, level: str, owing: list[Agency], on: date) -> dict[UUID, UUID]:
    """Return who receives each agency's report: the agency with the function at the unit of that level above."""
    above = ancestors_of({agency.place_id for agency in owing}, on)
    tier = {
        place: next((unit.id for unit in units if unit.level == _TIER[level]), place)
        for place, units in above.items()
    }
    keepers = {
        keeper.place_id: keeper.id
        for keeper in agencies_for(function, set(tier.values()), on).filter(level=level)
    }
    return {agency.id: keepers[tier[agency.place_id]] for agency in owing if tier[agency.place_id] in keepers}


def sending_of(report: Report) -> Sending:
    """Return what was sent last; raises `Conflict` when nothing was."""
    sending = latest_sending(report)
    if sending is None:
        raise Conflict(_("Báo cáo này chưa nộp lần nào."))
    return sending
