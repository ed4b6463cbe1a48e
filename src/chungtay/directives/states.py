"""Which steps a directive may take from each state."""

from django.utils.translation import gettext as _

from chungtay.core.errors import Conflict
from chungtay.directives.choices import State

ALLOWED: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.CONFIRMED}),
    State.CONFIRMED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}


def check_step(current: str, wanted: State) -> None:
    """Raise `Conflict` when a directive may not go from `current` to `wanted`."""
    if wanted not in ALLOWED[State(current)]:
        words = {
            State.CONFIRMED: _("Văn bản này đã được giao rồi; không giao lần thứ hai."),
            State.WITHDRAWN: _("Văn bản này đã được thu hồi."),
            State.DRAFT: _("Văn bản này chưa được xác nhận."),
        }
        raise Conflict(words[State(current)])
