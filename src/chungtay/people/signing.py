"""What is written when somebody signs in or is refused: the journal knows who came, and when."""

from typing import Any

from django.http import HttpRequest

from chungtay.core import clock
from chungtay.journal.api import record
from chungtay.people.actors import Actor, acting, actor_for, holdings_of
from chungtay.people.models import Account


def note_sign_in(sender: object, request: HttpRequest | None, user: Account, **_: Any) -> None:
    """Write a line for a sign-in, in the first post the account holds that day; without a post nothing is reachable."""
    with clock.living_on(user.sample_on):
        held = holdings_of(user)
    if held:
        actor = actor_for(user, held[0].post)
        with acting(actor):
            record(actor=actor, verb="people.sign_in", subject=user, place_id=actor.place_id)


def note_refusal(actor: Actor, right: str, route: str) -> None:
    """Write a line for a door that stayed closed: which right was missing, at which route."""
    with acting(actor):
        record(
            actor=actor,
            verb="people.refused",
            subject_kind="people.Post",
            subject_id=actor.post_id,
            place_id=actor.place_id,
            after={"right": right, "route": route},
        )
