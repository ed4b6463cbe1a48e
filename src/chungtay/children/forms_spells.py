"""The circumstances written while a child is registered: a few rows of one form, each may stay empty."""

from collections.abc import Mapping, Sequence
from typing import Any

from chungtay.children.facts import SpellFacts
from chungtay.children.forms import CircumstanceForm, fill_errors
from chungtay.people.api import Actor

ROWS = 3
NAMES = {"key": "group", "subtype": "group"}


class SpellForms:
    """The rows of one registration; a row is read only when something is written in it."""

    def __init__(self, actor: Actor, posted: Any = None) -> None:
        self.rows: Sequence[CircumstanceForm] = [
            CircumstanceForm(
                posted,
                actor=actor,
                prefix=f"hc{number}",
                empty_permitted=True,
                use_required_attribute=False,
            )
            for number in range(1, ROWS + 1)
        ]

    @property
    def written(self) -> list[CircumstanceForm]:
        """The rows in which something is written, in order."""
        return [row for row in self.rows if row.has_changed()]

    def is_valid(self) -> bool:
        """Tell whether every row that is written can be read."""
        return not [row for row in self.rows if not row.is_valid()]

    def facts(self) -> list[SpellFacts]:
        """Return what the written rows say."""
        return [row.facts() for row in self.written]

    def take(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Put what the action found beside the rows it speaks of (`0.valid_from`); returns the other problems."""
        others = {}
        written = self.written
        for name, words in problems.items():
            number, dot, field = name.partition(".")
            if dot and number.isdigit() and int(number) < len(written):
                fill_errors(written[int(number)], {field: words}, NAMES)
            else:
                others[name] = words
        return others
