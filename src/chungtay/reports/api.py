"""The reports room's door."""

from chungtay.reports.actions import (
    change_cell,
    check,
    note_cell,
    open_report,
    recompute,
    reopen,
    sign,
    undo_cell,
    write_words,
)
from chungtay.reports.choices import State
from chungtay.reports.consolidate import gather, parts_of_cell
from chungtay.reports.filling import cells_of
from chungtay.reports.models import Cell, FrozenCell, Publication, Report, Sending
from chungtay.reports.past import record_past
from chungtay.reports.publish import Proof, prove, publish
from chungtay.reports.queries import (
    Owed,
    awaiting,
    below,
    count_awaiting,
    get_report,
    owed_by,
)
from chungtay.reports.regimes import SUBJECT, Plan, all_plans, get_plan, plans_for, subject_of
from chungtay.reports.rights import FILL, PUBLISH, READ, REVIEW, SIGN
from chungtay.reports.sending import accept, hash_again, open_period, return_report, submit

__all__ = [
    "FILL",
    "PUBLISH",
    "READ",
    "REVIEW",
    "SIGN",
    "SUBJECT",
    "Cell",
    "FrozenCell",
    "Owed",
    "Plan",
    "Proof",
    "Publication",
    "Report",
    "Sending",
    "State",
    "accept",
    "all_plans",
    "awaiting",
    "below",
    "cells_of",
    "change_cell",
    "check",
    "count_awaiting",
    "gather",
    "get_plan",
    "get_report",
    "hash_again",
    "note_cell",
    "open_period",
    "open_report",
    "owed_by",
    "parts_of_cell",
    "plans_for",
    "prove",
    "publish",
    "recompute",
    "record_past",
    "reopen",
    "return_report",
    "sign",
    "subject_of",
    "submit",
    "undo_cell",
    "write_words",
]
