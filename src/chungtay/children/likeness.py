"""How alike a described child and a record are, 0 to 100, and why; pure functions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from chungtay.core.vietnamese import fold_tone, key

VERY_LIKE = 85
PERHAPS = 55
SHOWN_FROM = 40

NAME, BIRTH, FAMILY, VILLAGE, SEX = 50.0, 28.0, 14.0, 5.0, 3.0
NAME_ALONE_AT_MOST = 78
ANOTHER_NAME = 0.5


@dataclass(frozen=True)
class Reason:
    """One reason for or against: `same`, `differs` or `unknown`, in words."""

    sign: str
    words: str
    about: str = ""

    @property
    def icon(self) -> str:
        """The icon that carries the sign."""
        return {"same": "equal", "differs": "equal-not"}.get(self.sign, "question-mark")

    @property
    def tone(self) -> str:
        """The colour that comes second to the sign."""
        return {"same": "ok", "differs": "soon"}.get(self.sign, "")


@dataclass(frozen=True)
class Described:
    """A child as somebody describes it; anything may be missing."""

    name: str = ""
    born_on: date | None = None
    precision: str = "day"
    sex: str = ""
    family: tuple[str, ...] = ()
    village: str = ""
    number: str = ""


@dataclass(frozen=True)
class Likeness:
    """The score and the reasons, strongest first."""

    score: int
    reasons: tuple[Reason, ...] = field(default_factory=tuple)

    @property
    def words(self) -> str:
        """The score in words."""
        if self.score >= VERY_LIKE:
            return _("rất giống")
        return _("có thể") if self.score >= PERHAPS else _("ít giống")


def compare(asked: Described, held: Described) -> Likeness:
    """Return how alike two descriptions are, over what both sides state; the same number outweighs all."""
    if asked.number and asked.number == held.number:
        return Likeness(100, (Reason("same", _("cùng số định danh"), "number"),))
    got, possible, reasons = 0.0, 0.0, []
    for weight, part in (
        (NAME, compare_names(asked.name, held.name)),
        (BIRTH, compare_births(asked, held)),
        (FAMILY, compare_families(asked.family, held.family)),
        (VILLAGE, _compare_villages(asked.village, held.village)),
        (SEX, _compare_sexes(asked.sex, held.sex)),
    ):
        if part is None:
            continue
        share, said = part
        got += weight * share
        possible += weight
        reasons += [one for one in said if one.words]
    if asked.number and held.number:
        got -= 25
        reasons.append(Reason("differs", _("số định danh khác"), "number"))
    score = round(100 * max(got, 0) / possible) if possible else 0
    named = compare_names(asked.name, held.name)
    if named is not None and named[0] <= ANOTHER_NAME:
        score = min(score, SHOWN_FROM - 1)
    if possible <= NAME + VILLAGE + SEX:
        score = round(score * NAME_ALONE_AT_MOST / 100)
    return Likeness(min(score, 99), tuple(reasons))


Part = tuple[float, list[Reason]] | None


def compare_names(asked: str, held: str) -> Part:
    """Return the share of likeness of two names, and why; `None` when one is missing."""
    if not asked or not held:
        return None
    if fold_tone(asked).casefold() == fold_tone(held).casefold():
        return 1.0, [Reason("same", _("cùng tên"), "name")]
    one, two = key(asked), key(held)
    if one == two:
        if asked.casefold() != one and _marks_apart(asked, held) <= 1:
            return 0.93, [Reason("differs", _("khác một dấu"), "name")]
        return (0.97 if asked.casefold() == one else 0.93), [
            Reason("same", _("tên giống khi bỏ dấu"), "name")
        ]
    if detelex(one) == two:
        return 0.95, [Reason("same", _("tên giống khi bỏ dấu gõ Telex"), "name")]
    if sorted(one.split()) == sorted(two.split()):
        return 0.78, [Reason("same", _("tên đảo chữ"), "name")]
    apart = distance(one, two)
    if apart == 1:
        return 0.86, [Reason("same", _("tên khác một chữ cái"), "name")]
    asked_words, held_words = set(one.split()), set(two.split())
    if asked_words < held_words or held_words < asked_words:
        in_order = f" {one} " in f" {two} " or f" {two} " in f" {one} "
        return (0.76 if in_order else 0.66), [Reason("same", _("trùng một phần tên"), "name")]
    if apart == 2:
        return 0.72, [Reason("differs", _("tên khác hai chữ cái"), "name")]
    share = max(0.0, 1 - apart / max(len(one), len(two)))
    if one.split()[-1] == two.split()[-1]:
        return min(share, 0.6), [Reason("differs", _("cùng tên, khác họ hoặc đệm"), "name")]
    return min(share * 0.7, 0.5), [Reason("differs", _("tên khác"), "name")]


def _marks_apart(one: str, two: str) -> int:
    left, right = fold_tone(one).casefold(), fold_tone(two).casefold()
    return sum(a != b for a, b in zip(left, right, strict=False)) + abs(len(left) - len(right))


def detelex(text: str) -> str:
    """Return unmarked text with what Telex keys left in it taken out ("nguyeenx thij hoaf" → "nguyen thi hoa")."""
    return " ".join(_detelex_word(word) for word in text.split())


def _detelex_word(word: str) -> str:
    plain = re.sub(r"(?<=[aeiouy])([a-z]*?)[sfrxj]$", r"\1", word)
    plain = plain.replace("dd", "d").replace("aa", "a").replace("ee", "e").replace("oo", "o")
    return re.sub(r"(?<=[aou])w", "", plain)


def compare_births(asked: Described, held: Described) -> Part:
    """Return the share of likeness of two birth dates as exactly as each is known."""
    if asked.born_on is None or held.born_on is None:
        return None
    one, two = asked.born_on, held.born_on
    if "year" in (asked.precision, held.precision):
        return _same_year(one, two)
    if "month" in (asked.precision, held.precision):
        if (one.year, one.month) == (two.year, two.month):
            return 0.7, [Reason("same", _("cùng tháng, năm sinh"), "birth")]
        return _same_year(one, two)
    if one == two:
        return 1.0, [Reason("same", _("cùng ngày sinh"), "birth")]
    days = abs((one - two).days)
    if (one.year, one.month) == (two.year, two.month):
        share = 0.86 if days <= 3 else 0.7
        return share, [
            Reason("same", _("cùng tháng, năm sinh"), "birth"),
            Reason("differs", _("ngày sinh lệch %(days)d ngày") % {"days": days}, "birth"),
        ]
    if (one.day, one.month) == (two.month, two.day) and one.year == two.year:
        return 0.8, [Reason("same", _("ngày và tháng sinh đảo chỗ"), "birth")]
    if (one.day, one.month) == (two.day, two.month) and abs(one.year - two.year) == 1:
        return 0.6, [Reason("differs", _("năm sinh lệch 1"), "birth")]
    if days <= 3:
        return 0.75, [Reason("differs", _("ngày sinh lệch %(days)d ngày") % {"days": days}, "birth")]
    return _same_year(one, two)


def _same_year(one: date, two: date) -> Part:
    if one.year == two.year:
        return 0.5, [Reason("same", _("cùng năm sinh"), "birth")]
    years = abs(one.year - two.year)
    if years == 1:
        return 0.2, [Reason("differs", _("năm sinh lệch 1"), "birth")]
    return 0.0, [Reason("differs", _("năm sinh lệch %(years)d") % {"years": years}, "birth")]


def compare_families(asked: Iterable[str], held: Iterable[str]) -> Part:
    """Return the best likeness between the people named on both sides."""
    held = list(held)
    best: tuple[float, list[Reason]] | None = None
    for one in asked:
        for two in held:
            share, reason = _compare_relatives(one, two)
            if best is None or share > best[0]:
                best = share, [reason]
    return best


def _compare_relatives(one: str, two: str) -> tuple[float, Reason]:
    left, right = key(one), key(two)
    if fold_tone(one).casefold() == fold_tone(two).casefold():
        return 1.0, Reason("same", _("cùng người thân: %(name)s") % {"name": two}, "family")
    if left == right and _given(one) == _given(two):
        return 0.97, Reason("same", _("cùng người thân: %(name)s") % {"name": two}, "family")
    if left == right or detelex(left) == right:
        words = {"one": one.rsplit(maxsplit=1)[-1].capitalize(), "two": two.rsplit(maxsplit=1)[-1]}
        return 0.95, Reason("same", _("tên người thân: %(one)s, %(two)s") % words, "family")
    if distance(left, right) == 1:
        return 0.8, Reason("same", _("tên người thân khác một chữ cái"), "family")
    if left.split()[-1:] == right.split()[-1:]:
        return 0.35, Reason("differs", _("người thân khác họ"), "family")
    return 0.0, Reason("differs", _("người thân khác tên"), "family")


def _given(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


_VILLAGE_KINDS = re.compile(r"^(?:thon|ban|xom|ap|to dan pho|to|khu pho|khu|buon|lang|soc|tdp)\s+(?:so\s+)?")


def village_core(text: str) -> str:
    """Return a village's unmarked name without its kind ("Bản Nà Phát" → "na phat")."""
    bare = key(text)
    return _VILLAGE_KINDS.sub("", bare) or bare


def _compare_villages(asked: str, held: str) -> Part:
    if not asked or not held:
        return None
    if village_core(asked) == village_core(held):
        return 1.0, [Reason("same", _("cùng thôn, bản"), "village")]
    return 0.0, [Reason("differs", _("khác thôn, bản"), "village")]


def _compare_sexes(asked: str, held: str) -> Part:
    if not asked or not held:
        return None
    return (1.0, []) if asked == held else (-4.0, [Reason("differs", _("khác giới tính"), "sex")])


def distance(one: str, two: str, *, limit: int = 4) -> int:
    """Return how many letters must change, go, come or swap; counting stops at `limit`."""
    if one == two:
        return 0
    if abs(len(one) - len(two)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(two, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a != b))
            if before and i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return min(row[-1], limit)
