"""Fixtures of the directives room."""

from collections.abc import Iterator

import pytest

from chungtay.core import clock
from chungtay.directives import api
from chungtay.directives.models import Directive
from chungtay.directives.tests.specimens import MINISTRY
from chungtay.directives.tests.world import MARCH, World, build


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.living_on(MARCH):
        yield


@pytest.fixture
def world(db) -> World:
    """Build the administration of 2022."""
    return build()


@pytest.fixture
def draft(world) -> Directive:
    """The ministry's dispatch as it was read."""
    return api.upload_directive(actor=world.ministry, text=MINISTRY)


@pytest.fixture
def handed_down(world, draft) -> Directive:
    """The ministry's dispatch, confirmed and handed to all provinces."""
    api.save_draft(actor=world.ministry, directive_id=draft.id, changes=api.Changes(all_continuous=True))
    return api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
