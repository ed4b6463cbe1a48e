"""The typed tree of a measure: what is counted, when, and under which conditions; pure data, no SQL.

A declaration in a law pack becomes a `Measure`; a cell of a form narrows a measure with further conditions. All
conditions of one cell hold together (and); a condition on a related record asks for *one* record that meets all of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chungtay.core.errors import ChungTayError

CHILDREN = "children"
RECORDS = ("injuries", "helps", "circumstances", "risks")
AT_INSTANTS = ("period_end", "period_start")
RELATED = ("circumstance", "risk", "help", "injury")
OWN = {
    "injuries": ("kind", "outcome", "location"),
    "helps": ("kind",),
    "circumstances": ("key", "subtype"),
    "risks": ("key",),
}
FLAGS = ("ethnic_minority", "personal_number", "health_insurance")
ALIASES = {
    "minority": "ethnic_minority",
    "has_personal_number": "personal_number",
    "has_health_insurance": "health_insurance",
    "injury_kind": "kind",
    "help_kind": "kind",
    "injury_outcome": "outcome",
    "injury_place": "location",
    "place_kind": "location",
    "helped": "help",
    "injured": "injury",
    "special_circumstance": "circumstance",
}


class BadDeclaration(ChungTayError):
    """A measure says something the engine does not know; the message names the measure and the words."""

    message = "Khai báo chỉ tiêu chưa đúng."


@dataclass(frozen=True, order=True)
class Age:
    """Whole years: `least` up to but not including `under`; at the instant, or on the day of the record."""

    least: int | None = None
    under: int | None = None


@dataclass(frozen=True, order=True)
class Sex:
    """One of these sexes."""

    values: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Flag:
    """A yes or no about the child: of an ethnic minority, with a personal number, with health insurance."""

    name: str
    wanted: bool = True


@dataclass(frozen=True, order=True)
class Related:
    """The child has at least one related record that meets every test; `tests` is (attribute, allowed values)."""

    table: str
    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, order=True)
class Own:
    """The counted record itself has one of these values."""

    attribute: str
    values: tuple[str, ...]


Condition = Age | Sex | Flag | Related | Own


@dataclass(frozen=True)
class Measure:
    """What is counted (`counts`), each record or each child once (`once_per_child`), when, and where."""

    id: str
    counts: str = CHILDREN
    at: str = "period_end"
    once_per_child: bool = False
    where: tuple[Condition, ...] = ()

    def narrowed(self, conditions: Iterable[Condition]) -> "Measure":
        """Return this measure with further conditions; two on the same thing become their intersection."""
        return replace(self, where=combine([*self.where, *conditions]))


@dataclass(frozen=True)
class Cell:
    """One number to compute: a name of the caller's, and the measure it shows."""

    key: str
    measure: Measure


def combine(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Return the conditions with duplicates gone and those on the same thing merged, in a stable order."""
    related: dict[str, Related] = {}
    others: dict[Condition, None] = {}
    for condition in conditions:
        if isinstance(condition, Related):
            held = related.get(condition.table)
            related[condition.table] = condition if held is None else _both(held, condition)
        else:
            others[condition] = None
    return tuple(sorted([*others, *related.values()], key=repr))


def _both(one: Related, other: Related) -> Related:
    tests = dict(one.tests)
    for attribute, values in other.tests:
        kept = tests.get(attribute)
        tests[attribute] = values if kept is None else tuple(value for value in kept if value in values)
    return Related(one.table, tuple(sorted(tests.items())))


def parse_measure(
    declared: Mapping[str, Any], *, lists: Mapping[str, Iterable[str]] | None = None
) -> Measure:
    """Return the tree of a declared measure.

    `lists` gives the values behind names such as `law.circumstances`. Raises `BadDeclaration`.
    """
    name = str(declared.get("measure") or declared.get("id") or "")
    counts = str(declared.get("counts", CHILDREN))
    if counts == "aid":
        counts = "helps"
    if counts != CHILDREN and counts not in RECORDS:
        raise BadDeclaration(f"{name}: không biết cách đếm “{counts}”.")
    at = str(declared.get("at") or declared.get("during") or "period_end")
    if at not in (*AT_INSTANTS, "period"):
        raise BadDeclaration(f"{name}: không biết thời điểm “{at}”.")
    conditions = parse_where(declared.get("where") or {}, counts=counts, lists=lists or {}, name=name)
    once = bool(declared.get("once_per_child") or declared.get("distinct") == "child")
    return Measure(name, counts, at, once and counts != CHILDREN, combine(conditions))


def parse_where(
    where: Mapping[str, Any], *, counts: str, lists: Mapping[str, Iterable[str]], name: str = ""
) -> list[Condition]:
    """Return the conditions of a `where` or a `given`; raises `BadDeclaration` for a word nobody knows."""
    found: list[Condition] = []
    for word, wanted in where.items():
        dimension = ALIASES.get(word, word)
        if dimension in OWN.get(counts, ()):
            found.append(Own(dimension, _values(wanted, lists) or ()))
        elif dimension == "age":
            found.append(_age(wanted))
        elif dimension == "sex":
            found.append(Sex(_values(wanted, lists) or ()))
        elif dimension in FLAGS:
            found.append(Flag(dimension, bool(wanted)))
        elif dimension in RELATED:
            found.append(_related(dimension, wanted, lists))
        else:
            raise BadDeclaration(f"{name}: không biết điều kiện “{word}”.")
    return found


def _age(wanted: Any) -> Age:
    if not isinstance(wanted, Mapping):
        raise BadDeclaration(f"Tuổi phải ghi “under” hoặc “from”, không phải {wanted!r}.")
    least = wanted.get("from", wanted.get("least"))
    under = wanted.get("under", wanted.get("to"))
    return Age(None if least is None else int(least), None if under is None else int(under))


def _related(table: str, wanted: Any, lists: Mapping[str, Iterable[str]]) -> Related:
    if isinstance(wanted, Mapping) and not {"any_of", "is", "in"} & set(wanted):
        tests = {str(ALIASES.get(word, word)): _values(value, lists) for word, value in wanted.items()}
        return Related(
            table, tuple(sorted((word, values) for word, values in tests.items() if values is not None))
        )
    values = _values(wanted, lists)
    main = "key" if table in ("circumstance", "risk") else "kind"
    return Related(table, () if values is None else ((main, values),))


def _values(wanted: Any, lists: Mapping[str, Iterable[str]]) -> tuple[str, ...] | None:
    """Return the allowed values, or `None` when any will do."""
    if isinstance(wanted, Mapping):
        wanted = next(iter(wanted.values()), True)
    if wanted is True or wanted in ("any", "period", None):
        return None
    if isinstance(wanted, str):
        if wanted.startswith("law."):
            return tuple(lists[wanted]) if wanted in lists else None
        return (wanted,)
    if isinstance(wanted, Iterable):
        return tuple(str(value) for value in wanted)
    return (str(wanted),)
