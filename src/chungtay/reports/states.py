"""The one table of steps a report may take: from which states, to which, and who may take it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.errors import Conflict
from chungtay.reports import rights
from chungtay.reports.choices import State

OWNER = "owner"
ABOVE = "above"


@dataclass(frozen=True)
class Step:
    """One step: where it may start, where it leads, which of the rights it needs, and which agency takes it."""

    starts: frozenset[str]
    ends: str
    rights: tuple[str, ...]
    side: str


STEPS = {
    "change": Step(
        frozenset({State.DRAFT, State.RETURNED, State.CHECKED}), State.DRAFT, (rights.FILL,), OWNER
    ),
    "check": Step(frozenset({State.DRAFT, State.RETURNED}), State.CHECKED, (rights.FILL,), OWNER),
    "reopen": Step(frozenset({State.CHECKED, State.SIGNED}), State.DRAFT, (rights.FILL,), OWNER),
    "sign": Step(frozenset({State.CHECKED}), State.SIGNED, (rights.SIGN,), OWNER),
    "submit": Step(frozenset({State.SIGNED}), State.SUBMITTED, (rights.SIGN, rights.FILL), OWNER),
    "settle": Step(frozenset({State.SIGNED}), State.ACCEPTED, (rights.SIGN, rights.FILL), OWNER),
    "return": Step(frozenset({State.SUBMITTED, State.ACCEPTED}), State.RETURNED, (rights.REVIEW,), ABOVE),
    "accept": Step(frozenset({State.SUBMITTED}), State.ACCEPTED, (rights.REVIEW,), ABOVE),
    "publish": Step(frozenset({State.ACCEPTED, State.PUBLISHED}), State.PUBLISHED, (rights.PUBLISH,), OWNER),
}
"""`settle` is `submit` for a report that nobody stands above: it is final at once."""

EDITABLE = STEPS["change"].starts
LOCKED = frozenset(State.values) - EDITABLE
RECEIVED = frozenset({State.SUBMITTED, State.ACCEPTED, State.PUBLISHED})
"""States in which the level above counts what was sent."""


def may_step(state: str, step: str) -> bool:
    """Tell whether a report in this state may take this step."""
    return state in STEPS[step].starts


def check_step(state: str, step: str) -> Step:
    """Return the step; raises `Conflict` naming the state when it may not start there."""
    found = STEPS[step]
    if state not in found.starts:
        raise Conflict(
            _("Báo cáo đang ở bước “%(state)s” nên không làm được việc này. Mở lại trang để xem.")
            % {"state": State(state).label}
        )
    return found
