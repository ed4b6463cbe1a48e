"""Where each thing is counted from: tables, attributes and dates of the register, as SQL fragments with named holes.

The holes (`:at`, `:start`, `:after`, `:places`, `:v…`) are bound by `scans.bind`; no value is ever written into SQL.
A birth date known only by month or year is held as the first day of it, so such a child counts as the oldest it can be.
"""

from dataclasses import dataclass

from chungtay.figures.tree import BadDeclaration, Flag, Sex

LIVING = "(c.died_on IS NULL OR c.died_on > {day}) AND c.born_on <= {day}"
RESIDENT = "r.valid_from <= {day} AND (r.valid_to IS NULL OR r.valid_to > {day})"


@dataclass(frozen=True)
class Table:
    """A table of records about a child: its attributes, and either a spell of dates or one day."""

    name: str
    attributes: dict[str, str]
    day: str | None = None

    def column(self, attribute: str) -> str:
        """Return the column behind an attribute of a declaration."""
        try:
            return self.attributes[attribute]
        except KeyError as unknown:
            raise BadDeclaration(f"{self.name} không có thuộc tính “{attribute}”.") from unknown

    def holds(self, alias: str) -> str:
        """Return the condition that a record holds at the instant, or fell within the period."""
        if self.day:
            return f"{alias}.{self.day} >= :start AND {alias}.{self.day} < :after"
        return f"{alias}.valid_from <= :at AND ({alias}.valid_to IS NULL OR {alias}.valid_to > :at)"


RELATED = {
    "circumstance": Table("children_circumstancespell", {"key": "group_key", "subtype": "subtype"}),
    "risk": Table("children_riskspell", {"key": "risk_key"}),
    "help": Table("children_help", {"kind": "kind"}, "given_on"),
    "injury": Table(
        "children_injury", {"kind": "kind", "outcome": "outcome", "location": "place_kind"}, "occurred_on"
    ),
}
RECORDS = {
    "circumstances": RELATED["circumstance"],
    "risks": RELATED["risk"],
    "helps": RELATED["help"],
    "injuries": RELATED["injury"],
}
FLAGS = {
    "ethnic_minority": "c.ethnic_minority",
    "personal_number": "c.personal_number <> ''",
    "health_insurance": (
        "c.health_insurance_number <> ''"
        " AND (c.health_insurance_until IS NULL OR c.health_insurance_until >= {day})"
    ),
}


def flag_sql(flag: Flag, day: str) -> str:
    """Return the condition of a yes-or-no about the child."""
    said = FLAGS[flag.name].format(day=day)
    return f"({said})" if flag.wanted else f"NOT ({said})"


def sex_sql(sex: Sex, hole: str) -> str:
    """Return the condition on the child's sex."""
    return f"c.sex = ANY({hole})"
