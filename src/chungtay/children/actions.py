"""Every write on one child's identity, family and home: right, lock, rules, write, journal; one transaction."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import rights, rules
from chungtay.children.choices import Poverty, Source, Verdict
from chungtay.children.events import write_circumstance
from chungtay.children.facts import ChildFacts, Decision, GuardianFacts, Searched, SpellFacts
from chungtay.children.likeness import VERY_LIKE
from chungtay.children.models import Child, Guardian, MatchDecision, Residence
from chungtay.children.numbers import province_codes
from chungtay.children.search import Hit, Terms, likely_same
from chungtay.children.writing import (
    EDITABLE,
    code_words,
    columns_of,
    household_for,
    identity,
    lock_child,
    next_code,
    refuse_taken_number,
    remember_names,
    save_new,
    touch,
)
from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound, StaleRecord
from chungtay.core.vietnamese import key
from chungtay.journal import api as journal
from chungtay.people.api import Actor, acting, require, require_place
from chungtay.places.api import Level, unit_by_id


class LooksTheSame(Invalid):
    """The record about to be made is very like one that nobody has decided about; `hits` are the records."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.hits = tuple(hits)
        super().__init__(_("Đã có hồ sơ rất giống. So hai hồ sơ và quyết định trước khi đăng ký."))


def register_child(
    *,
    actor: Actor,
    facts: ChildFacts,
    searched: Searched,
    guardians: Iterable[GuardianFacts] = (),
    circumstances: Iterable[SpellFacts] = (),
    ground: str = "",
) -> Child:
    """This will make a new record after a search, with residence, family and circumstances.

    Needs `children.write`. The search and what was decided about its hits are recorded.

    :raises LooksTheSame: when a record in scope is very like this one and was not decided about.
    :raises Invalid: when a fact breaks a rule, or the number is in use; a problem of the second circumstance is
        named `1.valid_from`.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        facts = facts.cleaned()
        people = [one.cleaned() for one in guardians]
        today = clock.today()
        facts.judged(today=today, provinces=province_codes()).refuse()
        place = unit_by_id(facts.place_id)
        if place.level != Level.COMMUNE:
            raise Invalid({"place_id": _("Nơi ở phải là xã, phường, thị trấn hoặc đặc khu")})
        require_place(actor, place.id)
        refuse_taken_number(facts.personal_number)
        _refuse_undecided(actor, facts, people, searched)
        child = _new_child(actor, facts, place.code, searched)
        _write_residence(child, facts, ground)
        for one in people:
            _write_guardian(child, one, today)
        _write_circumstances(actor, child, circumstances, today)
        _write_decisions(actor, child, searched)
        journal.record(
            actor=actor,
            verb="children.register",
            subject=child,
            child_id=child.pk,
            after={**identity(child), "searched": {"hits": searched.hits, "masked": searched.masked}},
            reason=f"đã tìm: {searched.hits} hồ sơ trong phạm vi, {searched.masked} ngoài phạm vi",
        )
    return child


def _write_circumstances(actor: Actor, child: Child, spells: Iterable[SpellFacts], today: date) -> None:
    problems: dict[str, str] = {}
    for number, spell in enumerate(spells):
        try:
            write_circumstance(actor, child, spell, today)
        except Invalid as error:
            problems |= {f"{number}.{name}": words for name, words in error.problems.items()}
    if problems:
        raise Invalid(problems)


def _refuse_undecided(
    actor: Actor, facts: ChildFacts, people: Iterable[GuardianFacts], searched: Searched
) -> None:
    decided = {one.other_id for one in searched.decisions}
    terms = Terms(
        name=facts.full_name,
        born_on=facts.born_on,
        precision=facts.birth_precision,
        village=facts.village,
        number=facts.personal_number,
        sex=facts.sex,
    )
    hits = likely_same(actor, terms, tuple(one.full_name for one in people), least=VERY_LIKE)
    undecided = [hit for hit in hits if hit.child.pk not in decided]
    if undecided:
        raise LooksTheSame(undecided)


def _new_child(actor: Actor, facts: ChildFacts, place_code: str, searched: Searched) -> Child:
    assert facts.born_on is not None
    year = clock.today().year
    moment = clock.now()
    child = Child(
        code=code_words(place_code, year, next_code(place_code, year)),
        place_id=facts.place_id,
        household=household_for(facts),
        needs_review=any(one.verdict == Verdict.UNSURE for one in searched.decisions),
        source=Source.OFFICER,
        created_at=moment,
        updated_at=moment,
        updated_by=actor.account_name,
        **columns_of(facts),
    )
    save_new(child)
    remember_names([child.name_key])
    return child


def _write_residence(child: Child, facts: ChildFacts, ground: str) -> None:
    Residence(
        child=child,
        kept_at_id=child.place_id,
        place_id=child.place_id,
        village=facts.village,
        address=facts.address,
        valid_from=child.born_on,
        ground=ground,
    ).save(force_insert=True)


def _write_guardian(child: Child, facts: GuardianFacts, today: date) -> Guardian:
    rules.check_guardian(
        full_name=facts.full_name,
        born_year=facts.born_year,
        child_born=child.born_on,
        today=today,
        phone=facts.phone,
    ).refuse()
    if facts.is_carer:
        Guardian.objects.filter(child=child, is_carer=True, ended_on__isnull=True).update(is_carer=False)
    guardian = Guardian(
        child=child,
        kept_at_id=child.place_id,
        full_name=facts.full_name,
        name_key=key(facts.full_name),
        relation=facts.relation,
        relation_words=facts.relation_words,
        born_year=facts.born_year,
        phone=facts.phone,
        is_carer=facts.is_carer,
        state=facts.state,
        state_since=facts.state_since,
    )
    guardian.save(force_insert=True)
    return guardian


def _write_decisions(actor: Actor, child: Child, searched: Searched) -> None:
    for decision in searched.decisions:
        other = Child.objects.filter(actor.in_scope(), id=decision.other_id).first()
        if other is None:
            raise NotFound()
        _write_decision(actor, child, other, decision)


def _write_decision(actor: Actor, child: Child, other: Child | None, decision: Decision) -> None:
    MatchDecision(
        child=child,
        kept_at_id=child.place_id,
        other=other,
        verdict=decision.verdict,
        score=decision.score,
        reason=decision.reason,
        decided_at=clock.now(),
        decided_by=actor.account_name,
    ).save(force_insert=True)
    journal.record(
        actor=actor,
        verb="children.decide_match",
        subject=child,
        child_id=child.pk,
        after={"other": other.pk if other else None, "verdict": decision.verdict, "score": decision.score},
        reason=decision.reason,
    )


def record_same_child(*, actor: Actor, decision: Decision) -> Child:
    """This will record that a child about to be registered is one already on the register; returns that record.

    Needs `children.write`.

    :raises Invalid: without a reason.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        if len(decision.reason.strip()) < 5:
            raise Invalid({"reason": _("Ghi vì sao bạn quyết định như vậy")})
        child = lock_child(actor, decision.other_id)
        _write_decision(actor, child, None, decision)
    return child


def edit_child(
    *, actor: Actor, child_id: UUID, version: int, facts: ChildFacts, reason: str = ""
) -> tuple[Child, Mapping[str, str]]:
    """This will correct a child's identity, household and address inside the commune; returns the record and warnings.

    Needs `children.write`. The commune itself changes by `move_child` only.

    :raises StaleRecord: when somebody saved since `version`; carries both versions.
    :raises Invalid: when a fact breaks a rule.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        facts = facts.cleaned()
        child = lock_child(actor, child_id)
        columns = columns_of(facts)
        if child.version != version:
            raise StaleRecord(
                mine={name: columns[name] for name in EDITABLE},
                theirs={name: getattr(child, name) for name in EDITABLE},
                who=child.updated_by,
            )
        verdict = facts.judged(today=clock.today(), provinces=province_codes())
        verdict.refuse()
        refuse_taken_number(facts.personal_number, child.pk)
        before = identity(child)
        for name, value in columns.items():
            setattr(child, name, value)
        if facts.household_number or facts.poverty != Poverty.UNKNOWN or facts.household_head:
            child.household = household_for(facts)
        touch(actor, child)
        remember_names([child.name_key])
        changed_before, changed_after = journal.differences(before, identity(child))
        journal.record(
            actor=actor,
            verb="children.edit",
            subject=child,
            child_id=child.pk,
            before=changed_before,
            after=changed_after,
            reason=reason,
        )
    return child, verdict.warnings


def add_guardian(*, actor: Actor, child_id: UUID, facts: GuardianFacts) -> Guardian:
    """This will add a parent or carer. Needs `children.write`; a new carer replaces the one before."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        guardian = _write_guardian(child, facts.cleaned(), clock.today())
        journal.record(
            actor=actor,
            verb="children.add_guardian",
            subject=guardian,
            child_id=child.pk,
            place_id=child.place_id,
            after={
                "relation": guardian.relation,
                "is_carer": guardian.is_carer,
                "full_name": guardian.full_name,
            },
        )
    return guardian


def end_guardian(*, actor: Actor, child_id: UUID, guardian_id: UUID, on: date, reason: str) -> None:
    """This will say that somebody no longer cares for or stands beside the child. Needs `children.write`."""
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        guardian = Guardian.objects.filter(child=child, id=guardian_id, ended_on__isnull=True).first()
        if guardian is None:
            raise NotFound()
        guardian.ended_on, guardian.is_carer = on, False
        guardian.save(update_fields=["ended_on", "is_carer"])
        journal.record(
            actor=actor,
            verb="children.end_guardian",
            subject=guardian,
            child_id=child.pk,
            place_id=child.place_id,
            after={"ended_on": on},
            reason=reason,
        )


def move_child(
    *,
    actor: Actor,
    child_id: UUID,
    place_id: UUID,
    on: date,
    village: str = "",
    address: str = "",
    kind: str = "permanent",
    ground: str = "",
) -> Residence:
    """This will end the present residence and begin another, within the actor's scope.

    Needs `children.write`. Rows that hang on the child follow in the database (composite key, ON UPDATE CASCADE).

    :raises NotFound: when the new commune lies outside the scope.
    """
    require(actor, rights.WRITE)
    with acting(actor):
        child = lock_child(actor, child_id)
        require_place(actor, place_id)
        rules.check_event(
            on, born_on=child.born_on, today=clock.today(), died_on=child.died_on, what="on"
        ).refuse()
        if unit_by_id(place_id).level != Level.COMMUNE:
            raise Invalid({"place_id": _("Nơi ở phải là xã, phường, thị trấn hoặc đặc khu")})
        present = Residence.objects.filter(child=child, valid_to__isnull=True).first()
        if present is not None:
            if on <= present.valid_from:
                raise Invalid(
                    {
                        "on": _("Ngày chuyển phải sau ngày %(day)s em về nơi ở hiện nay")
                        % {"day": f"{present.valid_from:%d/%m/%Y}"}
                    }
                )
            present.valid_to = on
            present.save(update_fields=["valid_to"])
        before = {"place_id": child.place_id, "village": child.village, "address": child.address}
        child.place_id, child.village, child.address = place_id, village.strip(), address.strip()
        child.village_key = key(child.village)
        touch(actor, child)
        residence = Residence(
            child=child,
            kept_at_id=place_id,
            place_id=place_id,
            village=child.village,
            address=child.address,
            kind=kind,
            valid_from=on,
            ground=ground,
        )
        residence.save(force_insert=True)
        journal.record(
            actor=actor,
            verb="children.move",
            subject=child,
            child_id=child.pk,
            before=before,
            after={"place_id": place_id, "village": child.village, "address": child.address, "on": on},
            reason=ground,
        )
    return residence
