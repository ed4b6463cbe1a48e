"""Rows against each other and against the register: twice in the file, already recorded, or like somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from chungtay.children.choices import RowState
from chungtay.children.imports.rows import Problem, ReadRow, head_of
from chungtay.children.likeness import VERY_LIKE, Described, Likeness, compare, distance
from chungtay.children.models import Child, Guardian
from chungtay.core.vietnamese import key
from chungtay.people.api import Actor
from chungtay.places.api import scope_places


@dataclass(frozen=True)
class Held:
    """What matching needs of one record."""

    id: UUID
    name_key: str
    described: Described
    code: str


@dataclass
class Judged:
    """A row with what became of it."""

    row: ReadRow
    state: str
    match: Held | None = None
    likeness: Likeness | None = None


def judge(actor: Actor, rows: Sequence[ReadRow], place_id: UUID) -> list[Judged]:
    """Return every row as new, the same as a record, like a record, or wrong; five queries however many rows."""
    _refuse_twice(rows)
    good = [row for row in rows if not row.problems]
    numbers = {row.facts.personal_number for row in good if row.facts and row.facts.personal_number}
    by_number = _held_by_number(actor, numbers)
    taken = _taken(numbers)
    near = _Near(_held_near(actor, good, place_id))
    judged = []
    for row in rows:
        if row.problems or row.facts is None:
            judged.append(Judged(row, RowState.WRONG))
        else:
            judged.append(_judge_one(row, by_number, taken, near))
    return judged


def _refuse_twice(rows: Iterable[ReadRow]) -> None:
    """Mark the second of two equal rows; namesakes of one birth date are told apart by number or mother."""
    numbers: dict[str, int] = {}
    people: dict[tuple[str, date | None, str, str], int] = {}
    for row in rows:
        facts = row.facts
        if facts is None or not facts.full_name:
            continue
        number = facts.personal_number
        if number and number in numbers:
            row.problems.append(
                Problem(
                    head_of("number"),
                    _("Trùng số định danh với dòng %(row)d") % {"row": numbers[number]},
                    number,
                )
            )
        elif number:
            numbers[number] = row.number
        person = (facts.name_key, facts.born_on, facts.sex, key(row.mother))
        if person in people and not row.problems:
            row.problems.append(
                Problem(
                    head_of("name"),
                    _("Dòng này lặp lại dòng %(row)d") % {"row": people[person]},
                    facts.full_name,
                )
            )
        people.setdefault(person, row.number)


def _judge_one(row: ReadRow, by_number: dict[str, Held], taken: set[str], near: "_Near") -> Judged:
    facts = row.facts
    assert facts is not None
    asked = facts.described(row.family)
    owner = by_number.get(facts.personal_number) if facts.personal_number else None
    if owner is not None:
        if owner.name_key == facts.name_key and owner.described.born_on == facts.born_on:
            return Judged(row, RowState.SAME, owner, compare(asked, owner.described))
        return _number_elsewhere(row, owner.code)
    if facts.personal_number in taken:
        return _number_elsewhere(row, "")
    best: tuple[Held, Likeness] | None = None
    for held in near.to(facts.name_key, facts.born_on):
        if facts.personal_number and held.described.number:
            # Two numbers, two children: twins and namesakes are not held up.
            continue
        if _is_same(facts.name_key, asked, held):
            return Judged(row, RowState.SAME, held, compare(asked, held.described))
        likeness = compare(asked, held.described)
        if likeness.score >= VERY_LIKE and (best is None or likeness.score > best[1].score):
            best = held, likeness
    if best is not None:
        return Judged(row, RowState.LIKE, *best)
    return Judged(row, RowState.NEW)


def _number_elsewhere(row: ReadRow, code: str) -> Judged:
    number = row.facts.personal_number if row.facts else ""
    words = (
        _("Số định danh này đã có ở hồ sơ %(code)s, tên hoặc ngày sinh khác") % {"code": code}
        if code
        else _("Số định danh này đã có ở một hồ sơ ngoài phạm vi")
    )
    row.problems.append(Problem(head_of("number"), words, number))
    return Judged(row, RowState.WRONG)


def _is_same(name_key: str, asked: Described, held: Held) -> bool:
    """Tell whether a row repeats a record: name, birth, sex and any shared relative agree."""
    if (name_key, asked.born_on, asked.sex) != (held.name_key, held.described.born_on, held.described.sex):
        return False
    ours, theirs = {key(one) for one in asked.family}, {key(one) for one in held.described.family}
    return not ours or not theirs or bool(ours & theirs)


class _Near:
    """Records by unmarked name and by birth date."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._names: dict[str, list[Held]] = {}
        self._births: dict[date | None, list[Held]] = {}
        for one in held:
            self._names.setdefault(one.name_key, []).append(one)
            self._births.setdefault(one.described.born_on, []).append(one)

    def to(self, name_key: str, born_on: date | None) -> list[Held]:
        """Return records of the same name born within two years, and records of the same day with a like name."""
        named = [
            one
            for one in self._names.get(name_key, ())
            if born_on is None
            or one.described.born_on is None
            or abs((one.described.born_on - born_on).days) < 731
        ]
        words = sorted(name_key.split())
        day = [
            one
            for one in self._births.get(born_on, ())
            if one.name_key != name_key
            and (distance(one.name_key, name_key, limit=3) < 3 or sorted(one.name_key.split()) == words)
        ]
        return named + day


def _held_by_number(actor: Actor, numbers: set[str]) -> dict[str, Held]:
    if not numbers:
        return {}
    rows = Child.objects.filter(actor.in_scope(), personal_number__in=numbers)
    return {held.described.number: held for held in _held(rows.values_list(*_COLUMNS), {})}


def _taken(numbers: set[str]) -> set[str]:
    if not numbers:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT children_numbers_taken(%s)", [sorted(numbers)])
        return {row[0] for row in cursor.fetchall()}


def _held_near(actor: Actor, rows: Sequence[ReadRow], place_id: UUID) -> list[Held]:
    names = {row.facts.name_key for row in rows if row.facts}
    births = {row.facts.born_on for row in rows if row.facts and row.facts.born_on}
    if not names:
        return []
    places = scope_places([place_id])
    children = Child.objects.filter(actor.in_scope(), place_id__in=places)
    found = list(
        children.filter(name_key__in=names)
        .values_list(*_COLUMNS)
        .union(children.filter(born_on__in=births).values_list(*_COLUMNS))
    )
    people: dict[UUID, list[str]] = {}
    guardians = Guardian.objects.filter(kept_at_id__in=places, ended_on__isnull=True)
    for child_id, name in guardians.values_list("child_id", "full_name"):
        people.setdefault(child_id, []).append(name)
    return _held(found, people)


_COLUMNS = (
    "id",
    "name_key",
    "full_name",
    "born_on",
    "birth_precision",
    "sex",
    "village",
    "personal_number",
    "code",
)


def _held(rows: Iterable[tuple[object, ...]], people: dict[UUID, list[str]]) -> list[Held]:
    held = []
    for child_id, name_key, name, born_on, precision, sex, village, number, code in rows:
        family = tuple(people.get(child_id, ()))  # type: ignore[call-overload]
        described = Described(name, born_on, precision, sex, family, village, number)  # type: ignore[arg-type]
        held.append(Held(child_id, name_key, described, code))  # type: ignore[arg-type]
    return held
