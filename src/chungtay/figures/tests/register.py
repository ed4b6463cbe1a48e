"""Random registers, and the slow count: one loop over every child in plain Python, to hold the scans against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from chungtay.children.models import Child, CircumstanceSpell, Help, Injury, Residence, RiskSpell
from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.core.periods import age_on
from chungtay.figures.tree import CHILDREN, Age, Flag, Measure, Own, Related, Sex

START, END = date(2025, 12, 15), date(2026, 4, 30)
NOW = datetime(2026, 5, 1, tzinfo=clock.VIETNAM)
GROUPS, RISKS = ("a", "d", "đ", "l"), ("poor", "violence")
DAYS = st.one_of(
    st.sampled_from([START, END, START - timedelta(days=1), END + timedelta(days=1), date(2024, 2, 29)]),
    st.dates(date(2024, 1, 1), date(2026, 6, 30)),
)
BIRTHS = st.one_of(
    st.sampled_from(
        [date(2010, 4, 30), date(2010, 5, 1), date(2020, 4, 30), date(2020, 5, 1), date(2016, 2, 29)]
    ),
    st.dates(date(2006, 1, 1), date(2026, 6, 1)),
)


@dataclass
class Spell:
    """Something that holds from a day up to but not including another."""

    key: str
    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass
class Hurt:
    """One injury."""

    kind: str
    on: date
    location: str
    outcome: str


@dataclass
class Life:
    """One child with everything figures look at; `homes` are (place number, spell)."""

    born: date
    sex: str
    ethnicity: str
    number: str
    card: str
    card_until: date | None
    died: date | None
    homes: list[tuple[int, Spell]]
    circumstances: list[Spell] = field(default_factory=list)
    risks: list[Spell] = field(default_factory=list)
    helps: list[tuple[str, date]] = field(default_factory=list)
    injuries: list[Hurt] = field(default_factory=list)


@st.composite
def spells(draw: Any, keys: tuple[str, ...]) -> list[Spell]:
    """Draw spells of different keys, some ended, one key perhaps twice and apart."""
    found = []
    for key in draw(st.lists(st.sampled_from(keys), unique=True, max_size=3)):
        start = draw(DAYS)
        length = draw(st.one_of(st.none(), st.integers(1, 500)))
        found.append(Spell(key, start, None if length is None else start + timedelta(days=length)))
        if length is not None and draw(st.booleans()):
            found.append(Spell(key, start + timedelta(days=length + draw(st.integers(0, 60))), None))
    return found


@st.composite
def lives(draw: Any, places: int) -> Life:
    """Draw one child, who may have moved once and may have died."""
    born = draw(BIRTHS)
    died = draw(
        st.one_of(
            st.none(),
            st.none(),
            st.dates(born, date(2026, 6, 30)) if born <= date(2026, 6, 30) else st.none(),
        )
    )
    first = draw(st.integers(0, places - 1))
    homes = [(first, Spell("", born, None))]
    if draw(st.booleans()):
        moved = draw(DAYS)
        if moved > born:
            homes = [
                (first, Spell("", born, moved)),
                (draw(st.integers(0, places - 1)), Spell("", moved, None)),
            ]
    injuries = [
        Hurt(
            draw(st.sampled_from(["01", "08"])),
            draw(DAYS),
            draw(st.sampled_from(["home", "school"])),
            draw(st.sampled_from(["injured", "disabled"])),
        )
        for _number in range(draw(st.integers(0, 2)))
    ]
    if died is not None and draw(st.booleans()):
        injuries.append(Hurt(draw(st.sampled_from(["01", "08"])), died, "home", "died"))
    return Life(
        born,
        draw(st.sampled_from(["male", "female"])),
        draw(st.sampled_from(["Kinh", "Thái", ""])),
        draw(st.sampled_from(["", "1"])),
        draw(st.sampled_from(["", "TE1"])),
        draw(st.one_of(st.none(), DAYS)),
        died,
        homes,
        draw(spells(GROUPS)),
        draw(spells(RISKS)),
        [
            (draw(st.sampled_from(["social", "gift"])), draw(DAYS))
            for _number in range(draw(st.integers(0, 2)))
        ],
        injuries,
    )


def write(people: Iterable[Life], units: list[Any]) -> list[UUID]:
    """Put the register into the database; returns the ids in the same order."""
    children, rows = [], []
    for number, life in enumerate(people):
        here = units[life.homes[-1][0]]
        child = Child(
            id=new_id(),
            code=f"TE-X-{new_id().hex[-12:]}",
            full_name=f"Trẻ {number}",
            name_key=f"tre {number}",
            sort_key=f"tre {number % 3}",
            sex=life.sex,
            born_on=life.born,
            ethnicity=life.ethnicity,
            personal_number=f"{number:012d}" if life.number else "",
            health_insurance_number=life.card,
            health_insurance_until=life.card_until,
            place=here,
            status="dead" if life.died else "living",
            died_on=life.died,
            created_at=NOW,
            updated_at=NOW,
        )
        children.append(child)
        kept: dict[str, Any] = {"child": child, "kept_at": here}
        stamped = {**kept, "recorded_at": NOW}
        for place, spell in life.homes:
            rows.append(Residence(**kept, place=units[place], valid_from=spell.start, valid_to=spell.end))
        rows += [
            CircumstanceSpell(**stamped, group_key=s.key, valid_from=s.start, valid_to=s.end, ground="x")
            for s in life.circumstances
        ]
        rows += [RiskSpell(**stamped, risk_key=s.key, valid_from=s.start, valid_to=s.end) for s in life.risks]
        rows += [Help(**stamped, kind=kind, given_on=day) for kind, day in life.helps]
        rows += [
            Injury(**stamped, kind=i.kind, occurred_on=i.on, place_kind=i.location, outcome=i.outcome)
            for i in life.injuries
        ]
    Child.objects.bulk_create(children)
    for model in (Residence, CircumstanceSpell, RiskSpell, Help, Injury):
        model.objects.bulk_create([row for row in rows if isinstance(row, model)])
    return [child.id for child in children]


def slow_count(people: list[Life], measure: Measure, places: set[int]) -> int:
    """Count one measure for some places, one child and one record after another."""
    found = 0
    for life in people:
        if measure.counts == CHILDREN:
            found += _lives_in(life, END, places) and _alive(life, END) and _meets(life, measure, END, None)
            continue
        hits = [
            record
            for record, day in _records(life, measure.counts)
            if _lives_in(life, day, places)
            and (measure.counts in ("injuries", "helps") or _alive(life, day))
            and _meets(life, measure, day, record)
        ]
        found += bool(hits) if measure.once_per_child else len(hits)
    return found


def _alive(life: Life, day: date) -> bool:
    return life.born <= day and (life.died is None or life.died > day)


def _lives_in(life: Life, day: date, places: set[int]) -> bool:
    return any(place in places and spell.holds(day) for place, spell in life.homes)


def _records(life: Life, counts: str) -> list[tuple[dict[str, str], date]]:
    if counts == "injuries":
        return [
            ({"kind": i.kind, "outcome": i.outcome, "location": i.location}, i.on)
            for i in life.injuries
            if START <= i.on <= END
        ]
    if counts == "helps":
        return [({"kind": kind}, day) for kind, day in life.helps if START <= day <= END]
    several = life.circumstances if counts == "circumstances" else life.risks
    return [({"key": spell.key}, END) for spell in several if spell.holds(END)]


def _meets(life: Life, measure: Measure, day: date, record: dict[str, str] | None) -> bool:
    for condition in measure.where:
        if isinstance(condition, Age):
            age = age_on(life.born, day)
            good = (condition.least is None or age >= condition.least) and (
                condition.under is None or age < condition.under
            )
        elif isinstance(condition, Sex):
            good = life.sex in condition.values
        elif isinstance(condition, Flag):
            good = _flag(life, condition.name, day) == condition.wanted
        elif isinstance(condition, Own):
            good = record is not None and record[condition.attribute] in condition.values
        else:
            good = _has(life, condition)
        if not good:
            return False
    return True


def _flag(life: Life, name: str, day: date) -> bool:
    if name == "ethnic_minority":
        return life.ethnicity not in ("", "Kinh")
    if name == "personal_number":
        return bool(life.number)
    return bool(life.card) and (life.card_until is None or life.card_until >= day)


def _has(life: Life, wanted: Related) -> bool:
    tests = dict(wanted.tests)
    several = {"circumstance": "circumstances", "risk": "risks", "help": "helps", "injury": "injuries"}
    return any(
        all(record[name] in values for name, values in tests.items())
        for record, _day in _records(life, several[wanted.table])
    )
