"""The directives room's door."""

from chungtay.directives.actions import acknowledge, confirm_and_cascade, withdraw_directive
from chungtay.directives.choices import State
from chungtay.directives.drafts import Changes, correct_field, correct_task, discard_draft, save_draft
from chungtay.directives.intake import upload_directive
from chungtay.directives.models import Addressee, Basis, Directive, Receipt, Task
from chungtay.directives.queries import (
    carried_out_by,
    directives_of_agency,
    get_directive,
    incoming,
    outgoing,
    reading_by_task,
    units_of,
    visible,
    whole_reading,
)

__all__ = [
    "Addressee",
    "Basis",
    "Changes",
    "Directive",
    "Receipt",
    "State",
    "Task",
    "acknowledge",
    "carried_out_by",
    "confirm_and_cascade",
    "correct_field",
    "correct_task",
    "directives_of_agency",
    "discard_draft",
    "get_directive",
    "incoming",
    "outgoing",
    "reading_by_task",
    "save_draft",
    "units_of",
    "upload_directive",
    "visible",
    "whole_reading",
    "withdraw_directive",
]
