"""Sentences about duties: the second line of a row, the events of a history."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.duties import rules
from chungtay.duties.calendars import working_calendar
from chungtay.duties.models import Duty
from chungtay.journal.api import Entry, verb_label
from chungtay.ui.words import since, vn_date, vn_datetime

_INSTANTS = (
    "reminded_at",
    "done_at",
    "progress_at",
    "acknowledged_at",
    "withdrawn_at",
    "extended_at",
    "last_act_at",
)


def group_title(code: str) -> str:
    """Name one group of the desk."""
    return {
        "overdue": _("Đã quá hạn"),
        "tomorrow": _("Đến ngày mai"),
        "week": _("Trong 7 ngày tới"),
        "later": _("Sau đó"),
    }[code]


def clock_words(duty: Duty, *, in_brief: bool = False) -> str:
    """Say how the due date was counted; empty for a plain date."""
    if duty.clock == "date":
        return ""
    calendar = working_calendar(duty.starts_at.year)
    return rules.explain_clock(duty.clock, duty.starts_at, duty.first_due_on, calendar, in_brief=in_brief)


def row_words(duty: Duty, *, with_owner: bool = False) -> str:
    """Return the second line of a row: who owes (for overseers), basis, clock, progress, reminder."""
    parts = [duty.owed_by.short_name] if with_owner else []
    parts.append(duty.basis or duty.document_words)
    parts.append(clock_words(duty, in_brief=True))
    if duty.done_at is None:
        if duty.percent:
            parts.append(_("đã làm %(percent)s %%") % {"percent": duty.percent})
        elif duty.acknowledged_at is None:
            parts.append(_("chưa tiếp nhận"))
    if duty.first_due_on != duty.due_on:
        parts.append(_("đã gia hạn từ %(day)s") % {"day": vn_date(duty.first_due_on)})
    reminded = getattr(duty, "reminded_on", None)
    if reminded is not None and duty.owed_to is not None:
        said = {"who": duty.owed_to.short_name, "when": since(reminded, clock.today())}
        parts.append(_("%(who)s đã nhắc %(when)s") % said)
    return " · ".join(part for part in parts if part)


def events(duty: Duty, entries: list[Entry]) -> list[dict[str, Any]]:
    """Return the history of a duty for the timeline, newest first; the hour is the one the house's clock showed."""
    rows = [(_moment(duty, entry), entry) for entry in entries]
    rows.sort(key=lambda row: row[0], reverse=True)
    return [
        {
            "title": _capital(verb_label(entry.verb)),
            "when": vn_datetime(moment),
            "who": f"{entry.account_name}, {entry.post_words}",
            "text": _said(entry),
            "is_law": entry.verb in {"duties.complete", "duties.grant_extension", "duties.refuse_extension"},
        }
        for moment, entry in rows
    ]


def _moment(duty: Duty, entry: Entry) -> datetime:
    if entry.verb == "duties.open":
        return duty.created_at
    for name in _INSTANTS:
        value = (entry.after or {}).get(name)
        moment = parse_datetime(value) if isinstance(value, str) else None
        if moment is not None:
            return moment
    return entry.at


def _said(entry: Entry) -> str:
    after = entry.after or {}
    parts = [str(after.get(name) or "") for name in ("progress", "result")]
    if entry.verb == "duties.progress" and after.get("percent") is not None:
        parts.append(f"{after['percent']} %")
    for name, words in (("new_due_on", _("xin đến %(day)s")), ("granted_due_on", _("hạn mới %(day)s"))):
        if after.get(name):
            day = str(after[name])
            parts.append(words % {"day": f"{day[8:10]}/{day[5:7]}/{day[:4]}"})
    parts.append(entry.reason)
    return " · ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
