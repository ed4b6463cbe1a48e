"""A cast of posts at real places, and children written straight to the tables, for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from chungtay.children.choices import Relation
from chungtay.children.facts import list_key
from chungtay.children.models import Child, CircumstanceSpell, Guardian, Help, Injury, Residence, RiskSpell
from chungtay.children.rights import EXPORT, IMPORT, READ, READ_RESTRICTED, WRITE
from chungtay.children.writing import remember_names
from chungtay.core import clock
from chungtay.core.vietnamese import key
from chungtay.people.api import Account, Actor, Agency, Holding, Post, actor_for, refresh_scope
from chungtay.places.api import Unit, country, get_unit, predecessors, search_units

REFORM = date(2025, 7, 1)
LONG_AGO = date(1997, 1, 1)
ALL_RIGHTS = (READ, WRITE, READ_RESTRICTED, IMPORT, EXPORT)
_numbers = count(90_001)


@dataclass
class World:
    """Two communes of Lai Châu, one of which took in an older one, and a ward of Thái Nguyên."""

    country: Unit
    province: Unit
    commune: Unit
    older: Unit
    neighbour: Unit
    other_province: Unit
    other_commune: Unit


def make_world() -> World:
    """Find the units of the world in the country that the tests loaded."""
    after, before = REFORM, REFORM - timedelta(days=1)
    commune = get_unit("03390", after)
    return World(
        country=country(after),
        province=get_unit("12", after),
        commune=commune,
        older=next(
            unit for unit in predecessors(commune) if unit.name == "Sơn Bình" and unit.valid_from <= before
        ),
        neighbour=search_units("phường Tân Phong", after, levels=["commune"], within=get_unit("12", after))[
            0
        ],
        other_province=get_unit("19", after),
        other_commune=search_units(
            "phường Phan Đình Phùng", after, levels=["commune"], within=get_unit("19", after)
        )[0],
    )


def make_actor(place: Unit, rights: Sequence[str] = ALL_RIGHTS, *, name: str = "Lò Thị Minh Hạnh") -> Actor:
    """Make an agency at a place with a post, an account that holds it, and the scope of the post."""
    number = next(_numbers)
    level = "ministry" if place.level == "country" else place.level
    agency = Agency.objects.create(
        name=f"Ủy ban nhân dân {place.full_name}",
        short_name=f"UBND {place.full_name}",
        level=level,
        kind=f"people_committee_{number}",
        functions=["child_affairs"],
        place=place,
        valid_from=place.valid_from,
        valid_to=None,
    )
    post = Post.objects.create(agency=agency, title="Bảo vệ trẻ em", rights=list(rights), valid_from=LONG_AGO)
    account = Account.objects.create_user(
        username=f"officer{number}", password="mot-mat-khau-dai", full_name=name
    )
    Holding.objects.create(account=account, post=post, valid_from=LONG_AGO)
    refresh_scope([post.pk])
    return actor_for(account, Post.objects.select_related("agency__place").get(pk=post.pk))


def account_of(actor: Actor) -> Account:
    """Return the account behind an actor, for signing in."""
    return Account.objects.get(pk=actor.account_id)


def make_child(place: Unit, full_name: str = "Tẩn Thị Mỷ Duyên", **values: Any) -> Child:
    """Make a child with an open residence, and the name in the dictionary."""
    number = next(_numbers)
    moment = clock.now()
    village = values.pop("village", "Bản Nà Phát")
    mother = values.pop("mother", "")
    born_on = values.pop("born_on", date(2019, 6, 8))
    child = Child.objects.create(
        code=values.pop("code", f"TE-{place.code}-{born_on.year}-{number:05d}"),
        full_name=full_name,
        name_key=key(full_name),
        sort_key=list_key(full_name),
        sex=values.pop("sex", "female"),
        born_on=born_on,
        place=place,
        village=village,
        village_key=key(village),
        ethnicity=values.pop("ethnicity", "Thái"),
        created_at=moment,
        updated_at=moment,
        **values,
    )
    Residence.objects.create(child=child, place=place, village=village, valid_from=born_on)
    if mother:
        make_guardian(child, mother, is_carer=True)
    remember_names([child.name_key])
    return child


def make_guardian(child: Child, full_name: str, relation: str = Relation.MOTHER, **values: Any) -> Guardian:
    """Make a parent or carer."""
    return Guardian.objects.create(
        child=child, full_name=full_name, name_key=key(full_name), relation=relation, **values
    )


def make_circumstance(child: Child, group_key: str = "d", **values: Any) -> CircumstanceSpell:
    """Make a circumstance open since 2024."""
    values.setdefault("valid_from", max(date(2024, 3, 1), child.born_on))
    return CircumstanceSpell.objects.create(
        child=child, group_key=group_key, ground="Giấy xác nhận", recorded_at=clock.now(), **values
    )


def make_risk(child: Child, risk_key: str = "poor", **values: Any) -> RiskSpell:
    """Make a risk open since 2024."""
    values.setdefault("valid_from", max(date(2024, 3, 1), child.born_on))
    return RiskSpell.objects.create(child=child, risk_key=risk_key, recorded_at=clock.now(), **values)


def make_help(child: Child, **values: Any) -> Help:
    """Make help given in March 2026."""
    values = {"kind": "social", "given_on": date(2026, 3, 1), "amount": 500_000, **values}
    return Help.objects.create(child=child, recorded_at=clock.now(), **values)


def make_injury(child: Child, **values: Any) -> Injury:
    """Make a fall at home in February 2026."""
    values = {
        "kind": "01",
        "occurred_on": date(2026, 2, 1),
        "place_kind": "home",
        "outcome": "injured",
        **values,
    }
    return Injury.objects.create(child=child, recorded_at=clock.now(), **values)
