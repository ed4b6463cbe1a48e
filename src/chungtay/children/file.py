"""One child's whole file, as one reader may see it; the number of queries does not depend on what is in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import groups
from chungtay.children.choices import BirthPrecision, GuardianState, Poverty, Relation, Status
from chungtay.children.models import (
    Child,
    CircumstanceSpell,
    Guardian,
    Help,
    Injury,
    MatchDecision,
    Residence,
    RiskSpell,
)
from chungtay.children.numbers import province_codes
from chungtay.children.queries import get_child, household_children
from chungtay.children.rules import check_personal_number, is_child
from chungtay.core import clock
from chungtay.core.periods import age_on
from chungtay.journal.api import Entry, readings_of_child
from chungtay.law.api import CircumstanceGroup
from chungtay.people.api import Actor
from chungtay.places.api import Unit, edges_to, path_labels, successors_of

READINGS = 8
LONG_AGO = 10_000


@dataclass(frozen=True)
class CircumstanceLine:
    """One circumstance with the words of the law."""

    spell: CircumstanceSpell
    group: CircumstanceGroup | None
    subtype: str

    @property
    def last_day(self) -> date | None:
        """The last day it held."""
        return None if self.spell.valid_to is None else self.spell.valid_to - timedelta(days=1)

    @property
    def is_open(self) -> bool:
        """Whether it still holds."""
        return self.spell.valid_to is None

    @property
    def law(self) -> str:
        """Where the group stands, for the mark of what was not checked."""
        return self.group.basis if self.group else ""


@dataclass(frozen=True)
class RiskLine:
    """One risk with its words."""

    spell: RiskSpell
    name: str

    @property
    def last_day(self) -> date | None:
        """The last day it held."""
        return None if self.spell.valid_to is None else self.spell.valid_to - timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One entry of residence through time; a reform of units is an entry of its own and no move."""

    title: str
    text: str
    is_law: bool = False


@dataclass(frozen=True)
class Moment:
    """One entry of the timeline; no hour is ever invented."""

    on: date
    title: str
    text: str = ""
    is_law: bool = False

    @property
    def when(self) -> str:
        """The day in words."""
        return f"{self.on:%d/%m/%Y}"


@dataclass(frozen=True)
class Hint:
    """Something in the file that deserves a second look, and where to mend it."""

    words: str
    act: str = ""
    screen: str = ""


@dataclass(frozen=True)
class ChildFile:
    """Everything on one child that this reader may see."""

    child: Child
    today: date
    place_now: Unit | None
    place_label: str
    guardians: tuple[Guardian, ...]
    siblings: tuple[Child, ...]
    circumstances: tuple[CircumstanceLine, ...]
    other_groups: tuple[groups.GroupLine, ...]
    risks: tuple[RiskLine, ...]
    helps: tuple[Help, ...]
    injuries: tuple[Injury, ...]
    steps: tuple[Step, ...]
    moments: tuple[Moment, ...]
    readings: tuple[Entry, ...]
    readers: int
    hints: tuple[Hint, ...]

    @property
    def age(self) -> int:
        """Completed years today, or on the day of death."""
        return age_on(self.child.born_on, self.child.died_on or self.today)

    @property
    def months(self) -> int:
        """Completed months, for a baby."""
        end = self.child.died_on or self.today
        born = self.child.born_on
        return (end.year - born.year) * 12 + end.month - born.month - (end.day < born.day)

    @property
    def carer(self) -> Guardian | None:
        """Who cares for the child now."""
        return next((one for one in self.guardians if one.is_carer), None)

    @property
    def open_circumstances(self) -> int:
        """How many groups the child belongs to now, as far as the reader may know."""
        return len({line.spell.group_key for line in self.circumstances if line.is_open})

    @property
    def open_risks(self) -> int:
        """How many risks hold now."""
        return sum(1 for line in self.risks if line.spell.valid_to is None)

    @property
    def helps_this_year(self) -> list[Help]:
        """Help given in the running year."""
        return [one for one in self.helps if one.given_on.year == self.today.year]

    @property
    def counts_as_child(self) -> bool:
        """Whether the person is still under 16."""
        return is_child(self.child.born_on, self.today, precision=self.child.birth_precision)


def load_file(actor: Actor, child_id: UUID) -> ChildFile:
    """Return one child's file; needs `children.read`, raises `NotFound` out of scope. The caller writes the reading."""
    today = clock.today()
    child = get_child(actor, child_id)
    hidden = groups.hidden_from(actor)
    residences = list(Residence.objects.filter(child=child).select_related("place").order_by("-valid_from"))
    now_units = successors_of([child.place_id], today)[child.place_id]
    labels = path_labels([child.place, *now_units, *(home.place for home in residences)], today)
    place_now = now_units[0] if len(now_units) == 1 else None
    spells = CircumstanceSpell.objects.filter(child=child).exclude(group_key__in=hidden)
    circumstances = tuple(_circumstance(spell) for spell in spells.order_by("-valid_from", "group_key"))
    risks = tuple(
        RiskLine(spell, groups.risk_name(spell.risk_key))
        for spell in RiskSpell.objects.filter(child=child).order_by("-valid_from", "risk_key")
    )
    guardians = tuple(
        sorted(
            Guardian.objects.filter(child=child, ended_on__isnull=True),
            key=lambda one: (Relation.values.index(one.relation), one.pk),
        )
    )
    helps = tuple(Help.objects.filter(child=child).order_by("-given_on", "-id"))
    injuries = tuple(Injury.objects.filter(child=child).order_by("-occurred_on", "-id"))
    decisions = tuple(MatchDecision.objects.filter(child=child).order_by("-decided_at"))
    readings = readings_of_child(child.pk)
    reform = _reform(child, place_now, labels[place_now.pk] if place_now else "", today)
    file = ChildFile(
        child=child,
        today=today,
        place_now=place_now,
        place_label=labels[child.place_id] if place_now is None else "",
        guardians=guardians,
        siblings=tuple(household_children(actor, child)),
        circumstances=circumstances,
        other_groups=tuple(groups.others(actor, _open_groups(circumstances), today)),
        risks=risks,
        helps=helps,
        injuries=injuries,
        steps=tuple(_steps(residences, labels, reform, now_units, today)),
        moments=(),
        readings=tuple(readings[:READINGS]),
        readers=readings.count(),
        hints=(),
    )
    moments = sorted(_moments(file, residences, decisions, reform), key=lambda one: one.on, reverse=True)
    return _with(file, moments=tuple(moments), hints=tuple(_hints(file, now_units)))


def _with(file: ChildFile, **changes: Any) -> ChildFile:
    from dataclasses import replace

    return replace(file, **changes)


def _circumstance(spell: CircumstanceSpell) -> CircumstanceLine:
    group = groups.group_of(spell.group_key)
    return CircumstanceLine(spell, group, groups.subtype_name(group, spell.subtype))


def _open_groups(lines: Iterable[CircumstanceLine]) -> list[str]:
    return [line.spell.group_key for line in lines]


@dataclass(frozen=True)
class Reform:
    """The day the child's commune became another one, and what went into it."""

    on: date
    target: str
    sources: tuple[str, ...]
    resolution: str
    label: str

    @property
    def words(self) -> str:
        """What happened, in one sentence."""
        return _("%(sources)s thành %(target)s. Em không chuyển nhà.") % {
            "sources": _capital(", ".join(self.sources)),
            "target": self.target,
        }


def _reform(child: Child, now: Unit | None, label: str, today: date) -> Reform | None:
    if now is None or now.pk == child.place_id:
        return None
    edges = [edge for edge in edges_to(now) if edge.on <= today]
    if not edges:
        return None
    sources = tuple(dict.fromkeys(edge.source.full_name for edge in edges))
    return Reform(edges[0].on, now.full_name, sources, edges[0].resolution, label)


def _steps(
    residences: list[Residence],
    labels: dict[UUID, str],
    reform: Reform | None,
    now_units: list[Unit],
    today: date,
) -> Iterator[Step]:
    for home in residences:
        end = home.valid_to
        if reform and end is None and home.valid_from < reform.on:
            yield Step(
                _capital(reform.label),
                _join(home.village, _("từ %(day)s đến nay") % {"day": f"{reform.on:%d/%m/%Y}"}),
            )
            yield Step(_("Sắp xếp đơn vị hành chính"), f"{reform.on:%d/%m/%Y}: {reform.words}", is_law=True)
            end = reform.on
        elif end is None and len(now_units) > 1:
            names = ", ".join(unit.full_name for unit in now_units)
            yield Step(
                _("Chưa chọn xã mới"),
                _("Xã cũ được chia vào: %(names)s. Chọn theo thôn, bản hoặc địa chỉ.") % {"names": names},
                is_law=True,
            )
        yield Step(
            _capital(labels[home.place_id]), _join(home.village, _stretch(home.valid_from, end), home.ground)
        )


def _stretch(start: date, end: date | None) -> str:
    if end is None:
        return _("từ %(day)s đến nay") % {"day": f"{start:%d/%m/%Y}"}
    return f"{start:%d/%m/%Y} – {end - timedelta(days=1):%d/%m/%Y}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _moments(
    file: ChildFile,
    residences: Iterable[Residence],
    decisions: Iterable[MatchDecision],
    reform: Reform | None,
) -> Iterator[Moment]:
    child = file.child
    if child.birth_precision == BirthPrecision.DAY:
        yield Moment(child.born_on, _("Em ra đời"))
    if child.status == Status.DEAD and child.died_on:
        yield Moment(child.died_on, _("Em mất"))
    for line in file.circumstances:
        letter = line.group.letter if line.group else line.spell.group_key
        yield Moment(
            line.spell.valid_from, _("Ghi nhận nhóm %(letter)s") % {"letter": letter}, line.spell.ground, True
        )
        if line.last_day:
            yield Moment(
                line.last_day, _("Hết nhóm %(letter)s") % {"letter": letter}, line.spell.end_ground, True
            )
    for risk in file.risks:
        yield Moment(risk.spell.valid_from, _("Nguy cơ: %(name)s") % {"name": risk.name}, risk.spell.ground)
        if risk.last_day:
            yield Moment(
                risk.last_day, _("Hết nguy cơ: %(name)s") % {"name": risk.name}, risk.spell.end_ground
            )
    for aid in file.helps:
        yield Moment(aid.given_on, _capital(aid.get_kind_display()), _join(aid.what, aid.provider))
    for injury in file.injuries:
        yield Moment(
            injury.occurred_on,
            _("Tai nạn: %(kind)s") % {"kind": injury.get_kind_display().lower()},
            injury.get_outcome_display(),
        )
    homes = sorted(residences, key=lambda home: home.valid_from)
    for home in homes[1:]:
        yield Moment(home.valid_from, _("Chuyển nơi ở"), home.ground)
    if reform and child.born_on < reform.on:
        yield Moment(reform.on, _("Xã mới tiếp nhận hồ sơ"), _("sắp xếp đơn vị hành chính"), True)
    for decision in decisions:
        yield Moment(
            clock_day(decision.decided_at),
            _("So với hồ sơ khác: %(verdict)s") % {"verdict": decision.get_verdict_display()},
            decision.decided_by,
        )
    yield Moment(clock_day(child.created_at), _("Lập hồ sơ"), child.get_source_display())


def clock_day(moment: Any) -> date:
    """Return the day in Vietnam of an instant."""
    day: date = moment.astimezone(clock.VIETNAM).date()
    return day


def _hints(file: ChildFile, now_units: list[Unit]) -> Iterator[Hint]:
    child = file.child
    if child.needs_review:
        yield Hint(_("Hồ sơ đăng ký tạm, chưa chắc có trùng em khác không."), _("Xem quyết định"), "history")
    if len(now_units) > 1:
        yield Hint(_("Xã cũ đã chia; chưa chọn xã mới cho em."), _("Chuyển nơi ở"), "move")
    if not child.personal_number and child.number_reason == "":
        yield Hint(_("Chưa có số định danh và chưa ghi vì sao."), _("Bổ sung"), "edit")
    for words in check_personal_number(
        child.personal_number,
        sex=child.sex,
        born_on=child.born_on,
        provinces=province_codes(),
    ).warnings.values():
        yield Hint(f"{words}.", _("Xem lại"), "edit")
    yield from _paper_hints(file)
    yield from _people_hints(file)


def _paper_hints(file: ChildFile) -> Iterator[Hint]:
    child = file.child
    until = child.health_insurance_until
    if until and until < file.today:
        yield Hint(
            _("Thẻ bảo hiểm y tế hết hạn %(day)s, chưa có thẻ mới.") % {"day": f"{until:%d/%m/%Y}"},
            _("Bổ sung"),
            "edit",
        )
    if not child.health_insurance_number and file.age < 6:
        yield Hint(_("Em dưới 6 tuổi chưa ghi thẻ bảo hiểm y tế."), _("Bổ sung"), "edit")
    if child.birth_registered is False:
        yield Hint(_("Em chưa được khai sinh."), _("Bổ sung"), "edit")
    if child.birth_precision != BirthPrecision.DAY:
        yield Hint(_("Ngày sinh chưa rõ đến ngày."), _("Bổ sung"), "edit")
    if not child.ethnicity:
        yield Hint(_("Chưa ghi dân tộc."), _("Bổ sung"), "edit")


def _people_hints(file: ChildFile) -> Iterator[Hint]:
    child = file.child
    if file.carer is None and file.counts_as_child and child.status == Status.LIVING:
        yield Hint(_("Chưa ghi ai đang chăm sóc em."), _("Ghi người thân"), "guardian")
    gone = [one for one in file.guardians if one.relation in (Relation.MOTHER, Relation.FATHER)]
    letters = {line.spell.group_key for line in file.circumstances if line.is_open}
    if len(gone) == 2 and all(one.state == GuardianState.DEAD for one in gone) and not letters & {"a", "c"}:
        yield Hint(_("Cha và mẹ đều đã mất mà chưa ghi nhóm a."), _("Ghi hoàn cảnh"), "circumstance")
    house = child.household
    if house and house.poverty in (Poverty.POOR, Poverty.NEAR) and not file.open_risks and not letters:
        yield Hint(_("Em ở hộ nghèo hoặc cận nghèo mà chưa ghi nguy cơ nào."), _("Ghi nguy cơ"), "risk")
