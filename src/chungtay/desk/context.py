"""What every page shows round its own content: who acts, where one can go, and whether the data is invented."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import Error, transaction
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.desk.navigation import nav_items
from chungtay.duties.api import OVERSEE, count_for, count_overdue_below
from chungtay.people.api import Actor

_CACHE = "_desk_frame"
OVERDUE_KEPT_SECONDS = 60


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page, once per request; nothing is read before a template asks for it.

    Holds for visitors and on error pages: when the database does not answer, the numbers stay away and the page stands.
    """
    cached: dict[str, Any] | None = getattr(request, _CACHE, None)
    if cached is not None:
        return cached
    found = getattr(request, "actor", None)
    actor = found if isinstance(found, Actor) else None
    holdings = list(getattr(request, "holdings", None) or [])
    words: dict[str, Any] = {
        "actor": actor,
        "holdings": holdings,
        "can_switch_post": len(holdings) > 1,
        "sample_mode": bool(getattr(settings, "CHUNGTAY_SAMPLE", False)),
        "sample_today": clock.today() if clock.is_moved() else None,
        "now": SimpleLazyObject(clock.now),
        "nav_items": SimpleLazyObject(lambda: _navigation(request, actor)) if actor is not None else [],
    }
    setattr(request, _CACHE, words)
    return words


def _navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    return nav_items(actor, path=request.path, counts=_counts(actor), words=_)


def _counts(actor: Actor) -> dict[str, int]:
    """Return the numbers of the navigation in at most two queries, or none when the database cannot answer."""
    try:
        with transaction.atomic():
            below = _overdue_below(actor) if actor.may(OVERSEE) else 0
            return {**count_for(actor), "overdue_below": below}
    except Error:
        return {}


def _overdue_below(actor: Actor) -> int:
    """Return what is overdue below; above the commune it is counted at most once a minute, for it reads many rows."""
    if actor.place_level == "commune":
        return count_overdue_below(actor)
    key = f"desk-overdue-{actor.post_id}-{clock.today()}"
    return int(cache.get_or_set(key, lambda: count_overdue_below(actor), OVERDUE_KEPT_SECONDS) or 0)
