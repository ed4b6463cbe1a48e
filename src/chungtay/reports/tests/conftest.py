"""A cast for reports: two communes under one province, their offices, the ministry, and children of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from chungtay.children.models import Child, CircumstanceSpell, Help, Injury, Residence, RiskSpell
from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.core.vietnamese import key
from chungtay.people.api import CHILD_AFFAIRS, Actor, Agency, Post, actor_for, refresh_scope
from chungtay.places.api import Unit, country, descendants, units_on

DAY = date(2026, 5, 7)
END = date(2026, 4, 30)
OFFICE = ("reports.read", "reports.fill", "reports.review", "figures.read", "children.read", "duties.act")
LEADER = (*OFFICE, "reports.sign", "reports.publish", "children.read_restricted")


@dataclass
class Cast:
    """Units and actors of one province with two of its communes."""

    province: Unit
    communes: list[Unit]
    officers: list[Actor]
    leaders: list[Actor]
    office: Actor
    director: Actor
    ministry: Actor


def make_post(
    unit: Unit, level: str, name: str, rights: tuple[str, ...], parent: Agency | None = None
) -> Post:
    """Make an agency of child affairs at a unit with one post."""
    agency, _made = Agency.objects.get_or_create(
        place=unit,
        kind="child_affairs",
        valid_from=date(2025, 7, 1),
        defaults={
            "name": name,
            "short_name": name,
            "symbol": "TE",
            "level": level,
            "functions": [CHILD_AFFAIRS],
            "parent": parent,
        },
    )
    return Post.objects.create(
        agency=agency, title="Cán bộ", rights=list(rights), valid_from=date(2025, 7, 1)
    )


def actor(post: Post) -> Actor:
    """Return an actor in a post that nobody holds by name."""
    return actor_for(None, Post.objects.select_related("agency__place").get(id=post.id))


@pytest.fixture
def lived_day() -> Any:
    """Live on a day of May 2026."""
    with clock.living_on(DAY):
        yield DAY


@pytest.fixture
def cast(db: None, lived_day: date) -> Cast:
    """Make the cast."""
    top = country(DAY)
    province = units_on(DAY, "province").get(code="12")
    communes = list(descendants(province, DAY, "commune")[:2])
    make_system(top)
    ministry = make_post(top, "ministry", "Bộ Y tế", LEADER)
    office = make_post(province, "province", "Sở Y tế", LEADER, ministry.agency)
    posts = [make_post(unit, "commune", f"UBND {unit.full_name}", OFFICE, office.agency) for unit in communes]
    leaders = [make_post(unit, "commune", f"UBND {unit.full_name}", LEADER) for unit in communes]
    refresh_scope()
    return Cast(
        province,
        communes,
        [actor(post) for post in posts],
        [actor(post) for post in leaders],
        actor(office),
        actor(office),
        actor(ministry),
    )


def make_system(top: Unit) -> Post:
    """Make the server's own post, which sees every place."""
    agency = Agency.objects.create(
        name="Máy chủ",
        short_name="Máy chủ",
        level="ministry",
        kind="system",
        functions=[],
        place=top,
        valid_from=date(2000, 1, 1),
    )
    return Post.objects.create(agency=agency, title="Máy chủ", is_system=True, valid_from=date(2000, 1, 1))


def make_child(unit: Unit, number: int = 0, **fields: Any) -> Child:
    """Register one child living in a unit since birth."""
    born = fields.pop("born_on", date(2016, 3, 1))
    name = fields.pop("full_name", f"Trẻ Mẫu {number:04d}")
    now = datetime(2026, 1, 1, tzinfo=clock.VIETNAM)
    child = Child.objects.create(
        code=f"TE-{unit.code}-{new_id().hex[-10:]}",
        full_name=name,
        name_key=key(name),
        sort_key=key(name),
        sex=fields.pop("sex", "male"),
        born_on=born,
        place=unit,
        created_at=now,
        updated_at=now,
        **fields,
    )
    Residence.objects.create(child=child, place=unit, kept_at=unit, valid_from=born)
    return child


def add(model: type[Any], child: Child, **fields: Any) -> Any:
    """Add a record to a child."""
    return model.objects.create(
        child=child, kept_at=child.place, recorded_at=datetime(2026, 1, 1, tzinfo=clock.VIETNAM), **fields
    )


Records = tuple[type[CircumstanceSpell], type[RiskSpell], type[Help], type[Injury]]
Maker = Callable[..., Child]
Ids = list[UUID]
