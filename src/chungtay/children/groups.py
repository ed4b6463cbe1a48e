"""The legal groups and risks as this room needs them: who may read a group, and its words on a screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chungtay.children import rights
from chungtay.core import clock
from chungtay.law.api import CircumstanceGroup, RiskGroup, circumstance_groups, risk_groups
from chungtay.people.api import Actor


def groups(on: date | None = None) -> list[CircumstanceGroup]:
    """Return the groups in force on a day, in the order of the law.

    Law: Luật Trẻ em 102/2016/QH13, Đ10 k1.
    """
    return circumstance_groups(on or clock.today())


def group_of(key: str, on: date | None = None) -> CircumstanceGroup | None:
    """Return one group by its letter, or `None` when no pack knows it on that day."""
    return next((group for group in groups(on) if group.id == key), None)


def risk_kinds(on: date | None = None) -> list[RiskGroup]:
    """Return the kinds of risk in force on a day."""
    return risk_groups(on or clock.today())


def risk_name(key: str) -> str:
    """Return the words of a risk; an unknown key shows itself."""
    return next((risk.name for risk in risk_kinds() if risk.id == key), key)


def subtype_name(group: CircumstanceGroup | None, key: str) -> str:
    """Return the words of a case inside a group."""
    if group is None or not key:
        return ""
    return next((one.name for one in group.subtypes if one.id == key), key)


def restricted_keys(on: date | None = None) -> frozenset[str]:
    """Return the letters of the groups that only some may read."""
    return frozenset(group.id for group in groups(on) if group.sensitive)


def hidden_from(actor: Actor) -> frozenset[str]:
    """Return the letters of the groups this actor may not read."""
    return frozenset() if actor.may(rights.READ_RESTRICTED) else restricted_keys()


def readable(actor: Actor, on: date | None = None) -> list[CircumstanceGroup]:
    """Return the groups this actor may read and record."""
    hidden = hidden_from(actor)
    return [group for group in groups(on) if group.id not in hidden]


@dataclass(frozen=True)
class GroupLine:
    """One group in the list of those not recorded: its letter, its words, and whether the reader may know."""

    letter: str
    words: str
    hidden: bool


def others(actor: Actor, recorded: Iterable[str], on: date | None = None) -> list[GroupLine]:
    """Return the groups not shown as recorded; a hidden group says only that it is hidden."""
    shown, hidden = set(recorded), hidden_from(actor)
    return [
        GroupLine(group.letter, group.short_name, group.id in hidden)
        for group in groups(on)
        if group.id not in shown or group.id in hidden
    ]
