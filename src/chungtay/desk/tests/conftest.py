"""Fixtures of the desk: the small administration of the duties room, with a year of work in it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from chungtay.core import clock
from chungtay.duties import api as duties
from chungtay.duties.tests.house import House, build
from chungtay.people.api import acting

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def today():
    """Live on Thursday 07/05/2026."""
    day = date(2026, 5, 7)
    with clock.living_on(day):
        yield day


@pytest.fixture
def house(db, today, settings) -> House:
    """Build the small administration; its accounts live on the same day."""
    settings.CHUNGTAY_SAMPLE = True
    built = build()
    for account in built.accounts.values():
        account.sample_on = today
        account.save(update_fields=["sample_on"])
    return built


@pytest.fixture
def worked(house: House) -> House:
    """Give both communes of the province eight duties; one commune has done three, one of them late."""
    with acting(house.actor("Lai Châu")) as actor:
        for step in range(8):
            due = duties.due_by_date(date(2026, 4, 29) + timedelta(days=step * 3))
            rows = [
                duties.DutyDraft(
                    kind="task",
                    title=f"=Việc số {step} của xã",
                    owed_by_id=house.agencies[name].id,
                    owed_to_id=actor.agency_id,
                    due=due,
                    basis="Văn bản 1127/SYT",
                )
                for name in ("Bình Lư", "Pa Ủ")
            ]
            ids = duties.open_duties(actor=actor, rows=rows, history=True)
            if step < 3:
                done = clock.start_of(due.on + timedelta(days=1 if step == 0 else -1))
                duties.Duty.objects.filter(id=ids[0]).update(done_at=done, last_act_at=done)
    return house


@pytest.fixture
def browse(house: House):
    """Return a function that opens a browser for a person of the house."""

    def opened(name: str) -> Client:
        client = Client()
        client.force_login(house.accounts[name], backend=BACKEND)
        return client

    return opened
