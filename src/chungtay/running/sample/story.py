"""What has already happened when the sample opens: Lai Châu's directive of 2026 and what its communes did about it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from chungtay.core import clock
from chungtay.directives.api import Directive, confirm_and_cascade, upload_directive
from chungtay.duties.api import Duty, complete
from chungtay.people.api import Account, Actor, acting, actor_for, holdings_of, system_actor

DOCUMENT = Path(__file__).parent / "documents" / "1127-syt-bmte.txt"
ISSUED_ON = date(2026, 3, 16)
TOLD_UNTIL = date(2026, 5, 6)
DILIGENCE = {"03433": 0.25, "03451": 0.4, "03390": 1.0}
"""How likely a commune (by code) finishes in time; others lie between 0.55 and 0.98."""
HOME = "03390"
DONE_AT_HOME = date(2026, 4, 29)
"""Bình Lư did only what was due this day, so that its desk opens with something late and something for tomorrow."""
SILENT = frozenset({"03439", "03460"})
"""Communes nobody has heard from since the directive was issued."""


def build_story() -> None:
    """Issue the sample directive on its day and let the communes act on theirs; nothing when it is already there."""
    if Directive.objects.filter(number="1127", symbol="SYT-BMTE").exists():
        return
    with clock.living_on(ISSUED_ON):
        actor = sample_actor("laichau")
        with acting(actor):
            directive = upload_directive(actor=actor, text=DOCUMENT.read_text(encoding="utf-8"))
            confirm_and_cascade(actor=actor, directive_id=directive.id)
    _let_communes_act(directive)


def sample_actor(username: str) -> Actor:
    """Return a sample officer acting in the first post held on the running date."""
    account = Account.objects.get(username=username)
    return actor_for(account, holdings_of(account)[0].post)


def _let_communes_act(directive: Directive) -> None:
    chance = Random(1127)  # noqa: S311 - an invented story, the same at every load
    machine = system_actor()
    duties = (
        Duty.objects.filter(document_id=directive.id)
        .select_related("place")
        .order_by("place__code", "due_on")
    )
    with acting(machine):
        for duty in duties:
            if duty.place.code in SILENT or duty.due_on is None:
                continue
            if duty.place.code == HOME and duty.due_on != DONE_AT_HOME:
                continue
            day = _day_done(duty, chance)
            if duty.kind != "report" and day <= TOLD_UNTIL:
                with clock.living_on(day):
                    at = datetime.combine(day, time(9, chance.randrange(60)), tzinfo=clock.VIETNAM)
                    complete(actor=machine, duty=duty, at=min(at, clock.now()), on_behalf=True)


def _day_done(duty: Duty, chance: Random) -> date:
    """Return the day a commune finishes: mostly a few days early, sometimes late, sometimes after the story's end."""
    diligence = DILIGENCE.get(duty.place.code, 0.55 + 0.43 * chance.random())
    assert duty.due_on is not None
    if chance.random() < diligence:
        return max(ISSUED_ON + timedelta(days=2), duty.due_on - timedelta(days=chance.randrange(1, 12)))
    return duty.due_on + timedelta(days=chance.randrange(1, 30))
