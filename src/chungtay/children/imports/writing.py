"""Rows to records in sets: staging tables filled by COPY, one insert for each table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from chungtay.children.choices import GuardianState, Poverty, Relation, ResidenceKind, Source, Status, Verdict
from chungtay.children.facts import ChildFacts, list_key
from chungtay.children.imports.matching import Judged
from chungtay.children.imports.rows import ReadRow
from chungtay.children.models import ImportBatch, ImportRow
from chungtay.children.writing import code_words, next_code, remember_names
from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.core.vietnamese import fold_tone, key, normalise_name
from chungtay.journal import api as journal
from chungtay.people.api import Actor


@dataclass(frozen=True)
class Ready:
    """A stored row and what it means, ready to become a record."""

    stored: ImportRow
    row: ReadRow


FACTS = (
    "full_name",
    "sex",
    "birth_precision",
    "ethnicity",
    "birth_registered",
    "personal_number",
    "health_insurance_number",
    "village",
    "address",
    "household_number",
    "household_head",
    "poverty",
)


def store(batch: ImportBatch, judged: Judged) -> ImportRow:
    """Return the row as the batch keeps it until it is committed."""
    row, facts = judged.row, judged.row.facts
    data: dict[str, Any] = {}
    if facts is not None:
        data = {name: getattr(facts, name) for name in FACTS}
        data["born_on"] = facts.born_on.isoformat() if facts.born_on else None
    for name in ("mother", "father", "carer", "relation", "relation_words", "phone"):
        data[name] = getattr(row, name)
    data["groups"] = list(row.groups)
    return ImportRow(
        batch=batch,
        row_no=row.number,
        state=judged.state,
        cells={"values": row.cells},
        data=data,
        problems=[problem.plain() for problem in row.problems],
        warnings=[problem.plain() for problem in row.warnings],
        match_id=judged.match.id if judged.match else None,
        score=judged.likeness.score if judged.likeness else 0,
        reasons=[
            {"sign": reason.sign, "words": reason.words, "tone": reason.tone, "icon": reason.icon}
            for reason in (judged.likeness.reasons if judged.likeness else ())
        ],
    )


def from_stored(stored: ImportRow, place_id: UUID) -> ReadRow:
    """Return a kept row as it was understood."""
    data = dict(stored.data)
    row = ReadRow(stored.row_no, list(stored.cells.get("values", ())))
    born = data.get("born_on")
    row.facts = ChildFacts(
        born_on=date.fromisoformat(born) if born else None,
        place_id=place_id,
        **{name: data[name] for name in FACTS},
    )
    for name in ("mother", "father", "carer", "relation", "relation_words", "phone"):
        setattr(row, name, data.get(name, ""))
    row.groups = tuple(data.get("groups", ()))
    return row


@dataclass
class Written:
    """Lines for each table, gathered row by row and inserted at once."""

    children: list[tuple[Any, ...]] = field(default_factory=list)
    homes: list[tuple[Any, ...]] = field(default_factory=list)
    people: list[tuple[Any, ...]] = field(default_factory=list)
    spells: list[tuple[Any, ...]] = field(default_factory=list)


def write_children(actor: Actor, batch: ImportBatch, ready: Sequence[Ready]) -> dict[int, UUID]:
    """Write the rows as children with home, family, household and circumstances; returns the ids by row number."""
    if not ready:
        return {}
    year, place = clock.today().year, batch.place
    first = next_code(place.code, year, count=len(ready))
    houses = _write_households(place.pk, ready)
    written, ids = Written(), {one.stored.row_no: new_id() for one in ready}
    for offset, one in enumerate(ready):
        code = code_words(place.code, year, first + offset)
        _add_lines(written, actor, batch, one, ids[one.stored.row_no], code, houses)
    _insert("children_child", CHILD_COLUMNS, written.children)
    _insert("children_residence", HOME_COLUMNS, written.homes)
    _insert("children_guardian", PEOPLE_COLUMNS, written.people)
    _insert("children_circumstancespell", SPELL_COLUMNS, written.spells)
    remember_names(one.row.facts.name_key for one in ready if one.row.facts)
    journal.record_many(
        actor=actor,
        verb="children.imported",
        rows=[
            {
                "subject_kind": "children.Child",
                "subject_id": child_id,
                "child_id": child_id,
                "place_id": place.pk,
                "after": {"batch": batch.pk, "row": row_no},
            }
            for row_no, child_id in ids.items()
        ],
    )
    return ids


def _add_lines(
    written: Written,
    actor: Actor,
    batch: ImportBatch,
    one: Ready,
    child_id: UUID,
    code: str,
    houses: Mapping[str, UUID],
) -> None:
    facts, place_id, moment = one.row.facts, batch.place_id, clock.now()
    assert facts is not None and facts.born_on is not None  # noqa: PT018 - only understood rows are ready
    who = (code, facts.full_name, facts.name_key, list_key(facts.full_name), "", facts.sex, facts.born_on)
    papers = (facts.birth_registered, facts.personal_number, "", "unverified", facts.health_insurance_number)
    home = (place_id, facts.village, key(facts.village), facts.address, houses.get(facts.household_number))
    kept = (one.stored.verdict == Verdict.UNSURE, Source.IMPORT.value, batch.pk, False, 1)
    people = (facts.birth_precision, facts.ethnicity, facts.nationality)
    when = (moment, moment, actor.account_name)
    written.children.append((child_id, *who, *people, *papers, *home, Status.LIVING.value, *kept, *when))
    permanent = ResidenceKind.PERMANENT.value
    written.homes.append(
        (new_id(), child_id, place_id, place_id, permanent, facts.village, facts.address, facts.born_on, "")
    )
    written.people += _people(child_id, place_id, one.row)
    ground = f"{batch.file_name}, dòng {one.stored.row_no}"[-300:]
    written.spells += [
        (new_id(), child_id, place_id, letter, "", clock.today(), ground, "", moment, actor.account_name)
        for letter in one.row.groups
    ]


CHILD_COLUMNS = (
    "id, code, full_name, name_key, sort_key, other_name, sex, born_on, birth_precision, ethnicity, nationality,"
    " birth_registered, personal_number, number_reason, verification, health_insurance_number, place_id, village,"
    " village_key, address, household_id, status, needs_review, source, import_batch_id, is_sample, version,"
    " created_at, updated_at, updated_by"
)
HOME_COLUMNS = "id, child_id, kept_at_id, place_id, kind, village, address, valid_from, ground"
PEOPLE_COLUMNS = (
    "id, child_id, kept_at_id, full_name, name_key, relation, relation_words, phone, personal_number, is_carer,"
    " state"
)
SPELL_COLUMNS = (
    "id, child_id, kept_at_id, group_key, subtype, valid_from, ground, end_ground, recorded_at, recorded_by"
)


def _people(child_id: UUID, place_id: UUID, row: ReadRow) -> list[tuple[Any, ...]]:
    named = [(row.mother, Relation.MOTHER.value, ""), (row.father, Relation.FATHER.value, "")]
    if row.carer:
        named.append((row.carer, row.relation or Relation.RELATIVE.value, row.relation_words[:60]))
    carer = row.carer or row.mother or row.father
    people, has_carer = [], False
    for name, relation, words in named:
        if not name:
            continue
        full_name = fold_tone(normalise_name(name))
        cares = name == carer and not has_carer
        has_carer = has_carer or cares
        people.append(
            (
                new_id(),
                child_id,
                place_id,
                full_name,
                key(full_name),
                relation,
                words,
                row.phone if cares else "",
                "",
                cares,
                GuardianState.PRESENT.value,
            )
        )
    return people


def _write_households(place_id: UUID, ready: Iterable[Ready]) -> dict[str, UUID]:
    """Make the households the rows number and bring their class up to date; returns ids by number; four queries."""
    wanted: dict[str, tuple[Any, ...]] = {}
    for one in ready:
        facts = one.row.facts
        if facts is not None and facts.household_number:
            before = wanted.get(facts.household_number)
            poverty = facts.poverty if facts.poverty != Poverty.UNKNOWN or before is None else before[5]
            wanted[facts.household_number] = (
                new_id(),
                place_id,
                facts.household_number,
                facts.village,
                facts.household_head,
                poverty,
            )
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        _stage(
            cursor,
            "children_household",
            "id, place_id, number, village, head_name, poverty",
            list(wanted.values()),
        )
        cursor.execute(
            "INSERT INTO children_household (id, place_id, number, village, head_name, poverty)"
            " SELECT id, place_id, number, village, head_name, poverty FROM stage_children_household s"
            " WHERE NOT EXISTS (SELECT 1 FROM children_household h"
            " WHERE h.place_id = s.place_id AND h.number = s.number)"
        )
        cursor.execute(
            "UPDATE children_household h SET poverty = s.poverty FROM stage_children_household s"
            " WHERE h.place_id = s.place_id AND h.number = s.number"
            " AND s.poverty <> 'unknown' AND h.poverty <> s.poverty"
        )
        cursor.execute(
            "SELECT h.number, h.id FROM children_household h JOIN stage_children_household s USING (place_id, number)"
        )
        return dict(cursor.fetchall())


def _insert(table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        _stage(cursor, table, columns, rows)
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM stage_{table}")  # noqa: S608


def _stage(cursor: Any, table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
    """Fill a temporary table shaped like the real one; COPY itself cannot pass row security, an insert can."""
    cursor.execute(f"DROP TABLE IF EXISTS stage_{table}")
    cursor.execute(
        f"CREATE TEMPORARY TABLE stage_{table} ON COMMIT DROP AS SELECT {columns} FROM {table} WITH NO DATA"  # noqa: S608
    )
    with cursor.copy(f"COPY stage_{table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
