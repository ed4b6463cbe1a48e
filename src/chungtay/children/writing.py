"""What every action on the register stands on: the locked row, codes, names, numbers, households."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from chungtay.children.choices import Poverty
from chungtay.children.facts import ChildFacts, list_key
from chungtay.children.models import Child, Household, NameEntry
from chungtay.children.search import folded
from chungtay.core import clock
from chungtay.core.errors import Invalid, NotFound
from chungtay.core.vietnamese import key
from chungtay.people.api import Actor

EDITABLE = (
    "full_name",
    "other_name",
    "sex",
    "born_on",
    "birth_precision",
    "ethnicity",
    "nationality",
    "birth_registered",
    "personal_number",
    "number_reason",
    "health_insurance_number",
    "health_insurance_until",
    "village",
    "address",
)


def lock_child(actor: Actor, child_id: UUID) -> Child:
    """Return the child's row, locked; raises `NotFound` outside the scope."""
    child = Child.objects.select_for_update(of=("self",)).filter(actor.in_scope(), id=child_id).first()
    if child is None:
        raise NotFound()
    return child


def next_code(place_code: str, year: int, *, count: int = 1) -> int:
    """Return the first of `count` new numbers of a commune and year; the row lock keeps them unique, without gaps."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO children_codeseries (place_code, year, last) VALUES (%s, %s, %s)"
            " ON CONFLICT (place_code, year) DO UPDATE SET last = children_codeseries.last + excluded.last"
            " RETURNING last",
            [place_code, year, count],
        )
        return int(cursor.fetchone()[0]) - count + 1


def code_words(place_code: str, year: int, number: int) -> str:
    """Return a record code as people read it ("TE-03390-2019-00233")."""
    return f"TE-{place_code}-{year}-{number:05d}"


def remember_names(names: Iterable[str]) -> None:
    """Add unmarked names to the dictionary; known ones are left alone, so that nobody waits for a common name."""
    entries = [NameEntry(key=name, folded=folded(name)) for name in sorted(set(names)) if name]
    NameEntry.objects.bulk_create(entries, ignore_conflicts=True, batch_size=5000)


def refresh_name_counts() -> None:
    """Count the names of the dictionary again; for a nightly job that sees the whole country."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE children_name n SET count = c.many FROM"
            " (SELECT name_key, count(*)::int AS many FROM children_child GROUP BY name_key) c"
            " WHERE c.name_key = n.key AND n.count <> c.many"
        )


def save_new(child: Child) -> None:
    """Insert a child; a number taken between the check and the insert becomes the same clear error."""
    try:
        with transaction.atomic():
            child.save(force_insert=True)
    except IntegrityError as error:
        if "children_child_number_once" in str(error):
            raise Invalid({"personal_number": number_taken_words()}) from error
        raise


def number_taken_words() -> str:
    """Return what is said when a personal number is in use."""
    return _("Số định danh này đã có ở một hồ sơ khác. Xem lại số, hoặc tìm hồ sơ bằng số này")


def refuse_taken_number(number: str, own: UUID | None = None) -> None:
    """Raise `Invalid` when a personal number is in use anywhere in the country."""
    if not number:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT children_number_taken(%s, %s)", [number, own])
        if cursor.fetchone()[0]:
            raise Invalid({"personal_number": number_taken_words()})


def columns_of(facts: ChildFacts) -> dict[str, Any]:
    """Return the columns of a child that facts fill, search and sort keys with them."""
    columns = {name: getattr(facts, name) for name in EDITABLE}
    columns["name_key"] = key(facts.full_name)
    columns["sort_key"] = list_key(facts.full_name)
    columns["village_key"] = key(facts.village)
    return columns


def household_for(facts: ChildFacts) -> Household | None:
    """Return the household the facts speak of, made or brought up to date; `None` when they name none."""
    if not facts.household_number:
        if facts.poverty == Poverty.UNKNOWN and not facts.household_head:
            return None
        return Household.objects.create(
            place_id=facts.place_id,
            village=facts.village,
            head_name=facts.household_head,
            poverty=facts.poverty,
        )
    household, _made = Household.objects.get_or_create(
        place_id=facts.place_id,
        number=facts.household_number,
        defaults={"village": facts.village, "head_name": facts.household_head, "poverty": facts.poverty},
    )
    changed = []
    if facts.household_head and household.head_name != facts.household_head:
        household.head_name = facts.household_head
        changed.append("head_name")
    if facts.poverty not in (Poverty.UNKNOWN, household.poverty):
        household.poverty = facts.poverty
        changed.append("poverty")
    if changed:
        household.save(update_fields=changed)
    return household


def identity(child: Child) -> dict[str, Any]:
    """Return what the journal keeps of a child's identity."""
    return {name: getattr(child, name) for name in (*EDITABLE, "place_id", "code", "status")}


def touch(actor: Actor, child: Child) -> None:
    """Save a changed child as the next version."""
    child.version += 1
    child.updated_at = clock.now()
    child.updated_by = actor.account_name
    try:
        with transaction.atomic():
            child.save()
    except IntegrityError as error:
        if "children_child_number_once" in str(error):
            raise Invalid({"personal_number": number_taken_words()}) from error
        raise
