"""What happens to a child: circumstances, risks, help, injuries, death; each recorded with its day and its ground."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import groups, rights, rules
from chungtay.children.choices import HelpKind, InjuryKind, InjuryOutcome, InjuryPlace, Status
from chungtay.children.facts import SpellFacts
from chungtay.children.models import Child, CircumstanceSpell, Help, Injury, RiskSpell
from chungtay.children.writing import lock_child, touch
from chungtay.core import clock
from chungtay.core.errors import Invalid, NotAllowed, NotFound
from chungtay.core.periods import Period
from chungtay.core.vietnamese import nfc
from chungtay.journal import api as journal
from chungtay.people.api import Actor, acting, require


def record_circumstance(*, actor: Actor, child_id: UUID, facts: SpellFacts) -> CircumstanceSpell:
    """This will record that a child belongs to one of the legal groups from a day on.

    Needs `children.write`; a group with restricted readers also needs `children.read_restricted`.

    Law: Luật Trẻ em 102/2016/QH13, Đ10; NĐ 56/2017, Đ3–16.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        return write_circumstance(actor, child, facts, clock.today())


def write_circumstance(actor: Actor, child: Child, facts: SpellFacts, today: date) -> CircumstanceSpell:
    """Judge and write one circumstance of a child that is already locked or new."""
    group = groups.group_of(facts.key, today)
    if group is None:
        raise Invalid({"key": _("Chọn một nhóm trong danh sách")})
    if facts.key in groups.hidden_from(actor):
        raise NotAllowed()
    if facts.subtype and facts.subtype not in {one.id for one in group.subtypes}:
        raise Invalid({"subtype": _("Trường hợp này không thuộc nhóm đã chọn")})
    before = _periods(CircumstanceSpell.objects.filter(child=child, group_key=facts.key))
    _judge_spell(child, facts, before, today)
    assert facts.valid_from is not None
    spell = CircumstanceSpell(
        child=child,
        kept_at_id=child.place_id,
        group_key=facts.key,
        subtype=facts.subtype,
        valid_from=facts.valid_from,
        ground=nfc(facts.ground),
        recorded_at=clock.now(),
        recorded_by=actor.account_name,
    )
    spell.save(force_insert=True)
    journal.record(
        actor=actor,
        verb="children.record_circumstance",
        subject=spell,
        child_id=child.pk,
        place_id=child.place_id,
        after={"group": facts.key, "subtype": facts.subtype, "valid_from": facts.valid_from},
        reason=spell.ground,
    )
    return spell


def _periods(spells: Iterable[CircumstanceSpell | RiskSpell]) -> list[Period]:
    return [Period(spell.valid_from, spell.valid_to) for spell in spells]


def _judge_spell(child: Child, facts: SpellFacts, others: Iterable[Period], today: date) -> None:
    verdict = rules.check_spell(
        valid_from=facts.valid_from,
        valid_to=None,
        born_on=child.born_on,
        today=today,
        died_on=child.died_on,
        others=others,
    )
    (verdict | rules.check_ground(nfc(facts.ground))).refuse()


def end_circumstance(
    *, actor: Actor, child_id: UUID, spell_id: UUID, on: date, ground: str
) -> CircumstanceSpell:
    """This will end a circumstance: `on` is the last day it held.

    Needs `children.write`, and `children.read_restricted` for a restricted group.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        spell = CircumstanceSpell.objects.filter(child=child, id=spell_id, valid_to__isnull=True).first()
        if spell is None or spell.group_key in groups.hidden_from(actor):
            raise NotFound()
        _end(child, spell, on, ground)
        journal.record(
            actor=actor,
            verb="children.end_circumstance",
            subject=spell,
            child_id=child.pk,
            place_id=child.place_id,
            after={"group": spell.group_key, "valid_to": spell.valid_to},
            reason=spell.end_ground,
        )
    return spell


def _end(child: Child, spell: CircumstanceSpell | RiskSpell, on: date, ground: str) -> None:
    end = on + timedelta(days=1)
    verdict = rules.check_spell(
        valid_from=spell.valid_from,
        valid_to=end,
        born_on=child.born_on,
        today=clock.today(),
        died_on=child.died_on,
    )
    if "valid_to" in verdict.problems:
        raise Invalid({"on": verdict.problems["valid_to"]})
    (verdict | rules.check_ground(nfc(ground))).refuse()
    spell.valid_to, spell.end_ground = end, nfc(ground)
    spell.save(update_fields=["valid_to", "end_ground"])


def record_risk(*, actor: Actor, child_id: UUID, facts: SpellFacts) -> RiskSpell:
    """This will record that a child is at risk of falling into special circumstances. Needs `children.write`."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        today = clock.today()
        if facts.key not in {risk.id for risk in groups.risk_kinds(today)}:
            raise Invalid({"key": _("Chọn một nguy cơ trong danh sách")})
        before = _periods(RiskSpell.objects.filter(child=child, risk_key=facts.key))
        _judge_spell(child, facts, before, today)
        assert facts.valid_from is not None
        spell = RiskSpell(
            child=child,
            kept_at_id=child.place_id,
            risk_key=facts.key,
            valid_from=facts.valid_from,
            ground=nfc(facts.ground),
            recorded_at=clock.now(),
            recorded_by=actor.account_name,
        )
        spell.save(force_insert=True)
        journal.record(
            actor=actor,
            verb="children.record_risk",
            subject=spell,
            child_id=child.pk,
            place_id=child.place_id,
            after={"risk": facts.key, "valid_from": facts.valid_from},
            reason=spell.ground,
        )
    return spell


def end_risk(*, actor: Actor, child_id: UUID, spell_id: UUID, on: date, ground: str) -> RiskSpell:
    """This will end a risk: `on` is the last day it held. Needs `children.write`."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        spell = RiskSpell.objects.filter(child=child, id=spell_id, valid_to__isnull=True).first()
        if spell is None:
            raise NotFound()
        _end(child, spell, on, ground)
        journal.record(
            actor=actor,
            verb="children.end_risk",
            subject=spell,
            child_id=child.pk,
            place_id=child.place_id,
            after={"risk": spell.risk_key, "valid_to": spell.valid_to},
            reason=spell.end_ground,
        )
    return spell


def record_help(
    *,
    actor: Actor,
    child_id: UUID,
    kind: str,
    given_on: date | None,
    amount: Decimal | None = None,
    what: str = "",
    provider: str = "",
    ground: str = "",
) -> Help:
    """This will record help a child was given. Needs `children.write`."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        verdict = rules.check_event(
            given_on, born_on=child.born_on, today=clock.today(), died_on=child.died_on, what="given_on"
        )
        if kind not in HelpKind.values:
            verdict |= rules.Verdict({"kind": _("Chọn loại trợ giúp")})
        if amount is not None and amount < 0:
            verdict |= rules.Verdict({"amount": _("Số tiền không âm")})
        verdict.refuse()
        assert given_on is not None
        row = Help(
            child=child,
            kept_at_id=child.place_id,
            kind=kind,
            given_on=given_on,
            amount=amount,
            what=nfc(what),
            provider=nfc(provider),
            ground=nfc(ground),
            recorded_at=clock.now(),
            recorded_by=actor.account_name,
        )
        row.save(force_insert=True)
        journal.record(
            actor=actor,
            verb="children.record_help",
            subject=row,
            child_id=child.pk,
            place_id=child.place_id,
            after={"kind": kind, "given_on": given_on, "amount": amount},
        )
    return row


def record_injury(
    *,
    actor: Actor,
    child_id: UUID,
    kind: str,
    occurred_on: date | None,
    place_kind: str,
    outcome: str,
    note: str = "",
    died_on: date | None = None,
) -> Injury:
    """This will record an accident; one the child died of also records the death.

    Needs `children.write`. `died_on` is the day of death, the day of the accident when not given.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        verdict = rules.check_event(
            occurred_on, born_on=child.born_on, today=clock.today(), died_on=child.died_on, what="occurred_on"
        )
        for name, value, known in (
            ("kind", kind, InjuryKind.values),
            ("place_kind", place_kind, InjuryPlace.values),
            ("outcome", outcome, InjuryOutcome.values),
        ):
            if value not in known:
                verdict |= rules.Verdict({name: _("Chọn một mục trong danh sách")})
        if kind == InjuryKind.OTHER and not nfc(note):
            verdict |= rules.Verdict({"note": _("Loại khác: ghi rõ là gì")})
        verdict.refuse()
        assert occurred_on is not None
        if outcome == InjuryOutcome.DIED:
            if Injury.objects.filter(child=child, outcome=InjuryOutcome.DIED).exists():
                raise Invalid({"outcome": _("Đã ghi một tai nạn làm em tử vong")})
            if child.status != Status.DEAD:
                _write_death(actor, child, died_on or occurred_on, "tai nạn thương tích")
        row = Injury(
            child=child,
            kept_at_id=child.place_id,
            kind=kind,
            occurred_on=occurred_on,
            place_kind=place_kind,
            outcome=outcome,
            note=nfc(note),
            recorded_at=clock.now(),
            recorded_by=actor.account_name,
        )
        row.save(force_insert=True)
        journal.record(
            actor=actor,
            verb="children.record_injury",
            subject=row,
            child_id=child.pk,
            place_id=child.place_id,
            after={"kind": kind, "occurred_on": occurred_on, "place_kind": place_kind, "outcome": outcome},
        )
    return row


def record_death(*, actor: Actor, child_id: UUID, died_on: date | None, ground: str) -> Child:
    """This will record that a child died; the record stays, counts stop. Needs `children.write`."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        if child.status == Status.DEAD:
            raise Invalid({"died_on": _("Đã ghi em mất")})
        rules.check_ground(nfc(ground)).refuse()
        _write_death(actor, child, died_on, nfc(ground))
    return child


def _write_death(actor: Actor, child: Child, died_on: date | None, ground: str) -> None:
    rules.check_event(died_on, born_on=child.born_on, today=clock.today(), what="died_on").refuse()
    child.status, child.died_on = Status.DEAD, died_on
    touch(actor, child)
    journal.record(
        actor=actor,
        verb="children.record_death",
        subject=child,
        child_id=child.pk,
        after={"died_on": died_on},
        reason=ground,
    )
