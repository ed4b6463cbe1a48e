"""The world and the cast of the register's tests; everybody lives on 7 May 2026."""

from collections.abc import Iterator
from datetime import date

import pytest

from chungtay.children import numbers
from chungtay.children.rights import READ
from chungtay.children.tests.factories import World, make_actor, make_world
from chungtay.core import clock
from chungtay.people.api import Actor

TODAY = date(2026, 5, 7)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    numbers._codes.cache_clear()
    with clock.living_on(TODAY):
        yield


@pytest.fixture
def world(db: None) -> World:
    """Return the small country."""
    return make_world()


@pytest.fixture
def an(world: World) -> Actor:
    """Return An, who keeps child affairs in the commune and may do everything."""
    return make_actor(world.commune)


@pytest.fixture
def binh(world: World) -> Actor:
    """Return Bình of the same commune, who may only read."""
    return make_actor(world.commune, [READ], name="Trần Bình")


@pytest.fixture
def cuc(world: World) -> Actor:
    """Return Cúc of the province."""
    return make_actor(world.province, name="Đỗ Thị Cúc")


@pytest.fixture
def dung(world: World) -> Actor:
    """Return Dũng of another province's commune."""
    return make_actor(world.other_commune, name="Phạm Dũng")
