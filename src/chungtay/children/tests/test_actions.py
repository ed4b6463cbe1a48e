"""Registering, editing, moving, and what happens to a child: right, scope, rules, journal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chungtay.children import actions, events
from chungtay.children.choices import Status
from chungtay.children.facts import ChildFacts, Decision, GuardianFacts, Searched, SpellFacts
from chungtay.children.models import (
    Child,
    CircumstanceSpell,
    Help,
    Injury,
    MatchDecision,
    NameEntry,
    Residence,
)
from chungtay.children.rights import READ, WRITE
from chungtay.children.tests.conftest import TODAY
from chungtay.children.tests.factories import (
    World,
    make_actor,
    make_child,
    make_circumstance,
    make_guardian,
    make_risk,
)
from chungtay.core.errors import Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.journal.api import Entry
from chungtay.people.api import Actor


def facts(world: World, **values: object) -> ChildFacts:
    known = {
        "full_name": "lò  thị  hoà",
        "sex": "female",
        "born_on": date(2020, 3, 4),
        "place_id": world.commune.pk,
        "village": "Bản Nà Phát",
        **values,
    }
    return ChildFacts(**known)  # type: ignore[arg-type]


def register(actor: Actor, world: World, **values: object) -> Child:
    return actions.register_child(actor=actor, facts=facts(world, **values), searched=Searched())


def verbs(child: Child) -> list[str]:
    return list(Entry.objects.filter(child_id=child.pk).order_by("at", "id").values_list("verb", flat=True))


def test_a_child_is_registered_with_home_family_and_circumstances(world: World, an: Actor) -> None:
    child = actions.register_child(
        actor=an,
        facts=facts(
            world, household_number="H-1", household_head="Lò Văn Tiến", poverty="poor", ethnicity="Thái"
        ),
        searched=Searched(hits=2, masked=1),
        guardians=[GuardianFacts("Lò Thị Hoa", is_carer=True, born_year=1998)],
        circumstances=[SpellFacts("d", date(2024, 1, 1), "Giấy xác nhận khuyết tật")],
    )
    child.refresh_from_db()
    assert child.full_name == "Lò Thị Hòa"
    assert child.code == "TE-03390-2026-00001"
    assert child.ethnic_minority
    assert child.born_year == 2020
    assert child.household is not None
    assert child.household.poverty == "poor"
    assert Residence.objects.get(child=child).valid_from == date(2020, 3, 4)
    assert child.circumstances.get().group_key == "d"
    assert NameEntry.objects.filter(key="lo thi hoa").exists()
    entry = Entry.objects.get(child_id=child.pk, verb="children.register")
    assert entry.reason == "đã tìm: 2 hồ sơ trong phạm vi, 1 ngoài phạm vi"
    assert entry.after["searched"] == {"hits": 2, "masked": 1}


def test_codes_run_without_gaps(world: World, an: Actor) -> None:
    codes = [
        register(an, world, full_name=name, born_on=born).code[-5:]
        for name, born in (("Vàng A Sinh", date(2019, 1, 2)), ("Giàng Thị Mỷ", date(2015, 5, 6)))
    ]
    assert codes == ["00001", "00002"]


def test_reading_is_not_writing(world: World, binh: Actor) -> None:
    with pytest.raises(NotAllowed):
        register(binh, world)


def test_nobody_registers_outside_the_scope(world: World, an: Actor) -> None:
    with pytest.raises(NotFound):
        register(an, world, place_id=world.other_commune.pk)


def test_a_home_is_a_commune(world: World, cuc: Actor) -> None:
    with pytest.raises(Invalid) as error:
        register(cuc, world, place_id=world.province.pk)
    assert "place_id" in error.value.problems


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"full_name": ""}, "full_name"),
        ({"sex": ""}, "sex"),
        ({"born_on": None}, "born_on"),
        ({"born_on": TODAY + timedelta(days=1)}, "born_on"),
        ({"personal_number": "123"}, "personal_number"),
        ({"health_insurance_number": "x"}, "health_insurance_number"),
    ],
)
def test_wrong_facts_are_refused_by_name(
    world: World, an: Actor, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as error:
        register(an, world, **values)
    assert field in error.value.problems
    assert not Child.objects.filter(place=world.commune).exists()


def test_a_number_in_use_is_refused_even_beyond_the_scope(world: World, an: Actor) -> None:
    make_child(world.other_commune, personal_number="019320000001")
    with pytest.raises(Invalid, match="đã có ở một hồ sơ khác"):
        register(an, world, personal_number="019320000001")


def test_a_very_like_record_must_be_decided_first(world: World, an: Actor) -> None:
    other = make_child(world.commune, "Lò Thị Hòa", born_on=date(2020, 3, 5))
    with pytest.raises(actions.LooksTheSame) as error:
        register(an, world)
    assert [hit.child.pk for hit in error.value.hits] == [other.pk]
    decision = Decision(other.pk, "unsure", 93, "Hai nhà khác nhau, chưa xem giấy")
    child = actions.register_child(
        actor=an, facts=facts(world), searched=Searched(1, 0, (decision,)), guardians=()
    )
    assert child.needs_review
    assert MatchDecision.objects.get(child=child).other == other
    assert "children.decide_match" in verbs(child)


def test_the_same_child_is_recorded_with_a_reason(world: World, an: Actor) -> None:
    other = make_child(world.commune)
    with pytest.raises(Invalid):
        actions.record_same_child(actor=an, decision=Decision(other.pk, "same", 94, "ừ"))
    found = actions.record_same_child(
        actor=an, decision=Decision(other.pk, "same", 94, "Đã xem giấy khai sinh")
    )
    assert found == other
    assert other.decisions.get().reason == "Đã xem giấy khai sinh"


def test_an_edit_keeps_before_and_after(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    changed, warnings = actions.edit_child(
        actor=an,
        child_id=child.pk,
        version=1,
        facts=facts(
            world, full_name="Tẩn Thị Mỷ Duyên", born_on=child.born_on, personal_number="099319002053"
        ),
        reason="Giấy khai sinh",
    )
    assert changed.version == 2
    assert "personal_number" in warnings
    entry = Entry.objects.get(child_id=child.pk, verb="children.edit")
    assert entry.before["personal_number"] == ""
    assert entry.after["personal_number"] == "099319002053"


def test_a_stale_save_carries_both_versions(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    mine = facts(world, full_name="Tẩn Thị Duyên")
    actions.edit_child(actor=an, child_id=child.pk, version=1, facts=facts(world, full_name="Tẩn Mỷ Duyên"))
    with pytest.raises(StaleRecord) as error:
        actions.edit_child(actor=an, child_id=child.pk, version=1, facts=mine)
    assert error.value.mine["full_name"] == "Tẩn Thị Duyên"
    assert error.value.theirs["full_name"] == "Tẩn Mỷ Duyên"
    assert error.value.who == an.account_name


def test_an_edit_outside_the_scope_finds_nobody(world: World, dung: Actor) -> None:
    child = make_child(world.commune)
    with pytest.raises(NotFound):
        actions.edit_child(actor=dung, child_id=child.pk, version=1, facts=facts(world))


def test_a_new_carer_replaces_the_one_before(world: World, an: Actor) -> None:
    child = make_child(world.commune, mother="Lò Thị Hoa")
    added = actions.add_guardian(
        actor=an, child_id=child.pk, facts=GuardianFacts("Phàn Mẩy Chao", "grandmother", is_carer=True)
    )
    assert [one.pk for one in child.guardians.filter(is_carer=True)] == [added.pk]
    actions.end_guardian(actor=an, child_id=child.pk, guardian_id=added.pk, on=TODAY, reason="chuyển đi")
    assert not child.guardians.filter(is_carer=True).exists()
    with pytest.raises(NotFound):
        actions.end_guardian(actor=an, child_id=child.pk, guardian_id=added.pk, on=TODAY, reason="lần hai")


def test_a_move_closes_one_home_and_opens_another(world: World, cuc: Actor) -> None:
    child = make_child(world.commune)
    make_circumstance(child)
    actions.move_child(
        actor=cuc, child_id=child.pk, place_id=world.neighbour.pk, on=date(2026, 4, 1), village="Tổ 2"
    )
    homes = list(Residence.objects.filter(child=child).order_by("valid_from"))
    assert [home.valid_to for home in homes] == [date(2026, 4, 1), None]
    child.refresh_from_db()
    assert child.place_id == world.neighbour.pk
    assert {home.kept_at_id for home in homes} == {world.neighbour.pk}
    assert CircumstanceSpell.objects.get(child=child).kept_at_id == world.neighbour.pk


def test_a_move_needs_a_place_in_scope_and_a_later_day(world: World, an: Actor, cuc: Actor) -> None:
    child = make_child(world.commune)
    with pytest.raises(NotFound):
        actions.move_child(actor=an, child_id=child.pk, place_id=world.neighbour.pk, on=TODAY)
    with pytest.raises(Invalid):
        actions.move_child(actor=cuc, child_id=child.pk, place_id=world.neighbour.pk, on=child.born_on)
    with pytest.raises(Invalid):
        actions.move_child(actor=cuc, child_id=child.pk, place_id=world.province.pk, on=TODAY)


def test_a_circumstance_is_recorded_and_ended(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    spell = events.record_circumstance(
        actor=an, child_id=child.pk, facts=SpellFacts("a", date(2025, 1, 2), "Giấy chứng tử")
    )
    with pytest.raises(Invalid, match="đã được ghi từ"):
        events.record_circumstance(actor=an, child_id=child.pk, facts=SpellFacts("a", TODAY, "Giấy khác"))
    events.record_circumstance(actor=an, child_id=child.pk, facts=SpellFacts("d", TODAY, "Giấy khác"))
    ended = events.end_circumstance(
        actor=an, child_id=child.pk, spell_id=spell.pk, on=TODAY, ground="Được nhận nuôi"
    )
    assert ended.valid_to == TODAY + timedelta(days=1)
    with pytest.raises(NotFound):
        events.end_circumstance(actor=an, child_id=child.pk, spell_id=spell.pk, on=TODAY, ground="Lần hai")


@pytest.mark.parametrize(
    ("spell", "field"),
    [
        (SpellFacts("zz", TODAY, "Giấy"), "key"),
        (SpellFacts("d", None, "Giấy tờ"), "valid_from"),
        (SpellFacts("d", TODAY, ""), "ground"),
        (SpellFacts("d", TODAY, "Giấy tờ", "khong-co"), "subtype"),
        (SpellFacts("d", date(2000, 1, 1), "Giấy tờ"), "valid_from"),
    ],
)
def test_a_wrong_circumstance_is_refused(world: World, an: Actor, spell: SpellFacts, field: str) -> None:
    child = make_child(world.commune)
    with pytest.raises(Invalid) as error:
        events.record_circumstance(actor=an, child_id=child.pk, facts=spell)
    assert field in error.value.problems


def test_a_restricted_group_needs_its_own_right(world: World) -> None:
    writer = make_actor(world.commune, [READ, WRITE])
    child = make_child(world.commune)
    with pytest.raises(NotAllowed):
        events.record_circumstance(actor=writer, child_id=child.pk, facts=SpellFacts("l", TODAY, "Kết luận"))
    hidden = make_circumstance(child, "l")
    with pytest.raises(NotFound):
        events.end_circumstance(
            actor=writer, child_id=child.pk, spell_id=hidden.pk, on=TODAY, ground="Kết luận"
        )


def test_an_end_before_the_beginning_is_refused(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    spell = make_circumstance(child)
    with pytest.raises(Invalid) as error:
        events.end_circumstance(
            actor=an,
            child_id=child.pk,
            spell_id=spell.pk,
            on=spell.valid_from - timedelta(days=2),
            ground="Nhầm",
        )
    assert "on" in error.value.problems


def test_risks_come_and_go(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    risk = events.record_risk(
        actor=an, child_id=child.pk, facts=SpellFacts("divorce", date(2026, 1, 1), "Trưởng bản")
    )
    with pytest.raises(Invalid):
        events.record_risk(actor=an, child_id=child.pk, facts=SpellFacts("khong-co", TODAY, "Trưởng bản"))
    assert events.end_risk(actor=an, child_id=child.pk, spell_id=risk.pk, on=TODAY, ground="Đã ổn").valid_to
    with pytest.raises(NotFound):
        events.end_risk(actor=an, child_id=child.pk, spell_id=risk.pk, on=TODAY, ground="Đã ổn")


def test_help_is_recorded(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    events.record_help(actor=an, child_id=child.pk, kind="gift", given_on=TODAY, amount=Decimal(500_000))
    assert Help.objects.get(child=child).recorded_by == an.account_name
    with pytest.raises(Invalid) as error:
        events.record_help(actor=an, child_id=child.pk, kind="khong-co", given_on=None, amount=Decimal(-1))
    assert set(error.value.problems) == {"kind", "given_on", "amount"}


def injure(actor: Actor, child: Child, **values: object) -> Injury:
    known = {"kind": "08", "occurred_on": TODAY, "place_kind": "community", "outcome": "injured", **values}
    return events.record_injury(actor=actor, child_id=child.pk, **known)  # type: ignore[arg-type]


def test_an_injury_a_child_dies_of_is_also_a_death(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    injure(an, child, outcome="died", occurred_on=date(2026, 5, 1), died_on=date(2026, 5, 3))
    child.refresh_from_db()
    assert (child.status, child.died_on) == (Status.DEAD, date(2026, 5, 3))
    with pytest.raises(Invalid):
        injure(an, child, outcome="died", occurred_on=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "11"}, "note"),
        ({"kind": "99"}, "kind"),
        ({"place_kind": ""}, "place_kind"),
        ({"outcome": ""}, "outcome"),
        ({"occurred_on": None}, "occurred_on"),
    ],
)
def test_a_wrong_injury_is_refused(world: World, an: Actor, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as error:
        injure(an, make_child(world.commune), **values)
    assert field in error.value.problems


def test_a_death_is_recorded_once_and_stops_everything_after(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    make_risk(child)
    events.record_death(actor=an, child_id=child.pk, died_on=date(2026, 5, 1), ground="Giấy báo tử")
    with pytest.raises(Invalid):
        events.record_death(actor=an, child_id=child.pk, died_on=TODAY, ground="Giấy báo tử")
    with pytest.raises(Invalid):
        injure(an, child)
    assert verbs(child) == ["children.record_death"]


def test_a_guardian_of_the_same_name_is_another_person(world: World, an: Actor) -> None:
    child = make_child(world.commune, mother="Lò Thị Hoa")
    make_guardian(child, "Lò Thị Hoa", "grandmother")
    actions.add_guardian(actor=an, child_id=child.pk, facts=GuardianFacts("Lò Thị Hoa", "relative"))
    assert child.guardians.count() == 3
