"""Two records side by side: what was typed and what is held, line by line, with = or ≠."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chungtay.children.forms import birth_words
from chungtay.children.likeness import (
    Described,
    compare_births,
    compare_families,
    compare_names,
    village_core,
)
from chungtay.children.search import Hit, Terms
from chungtay.core.vietnamese import normalise_name
from chungtay.ui.words import mask_number


@dataclass(frozen=True)
class Line:
    """One line of the comparison; `sign` is same, differs, unknown or empty."""

    label: str
    asked: str
    held: str
    sign: str
    words: str
    is_number: bool = False
    note: str = ""

    @property
    def icon(self) -> str:
        """The icon that carries the sign."""
        return {"same": "equal", "differs": "equal-not", "unknown": "question-mark"}.get(self.sign, "")

    @property
    def tone(self) -> str:
        """The colour that comes second to the sign."""
        return {"same": "ok", "differs": "soon"}.get(self.sign, "")


ALIKE = 0.97
"""From this share on two names agree: the same, or the same once the marks that were not typed are left out."""


def lines(terms: Terms, hit: Hit) -> list[Line]:
    """Return the comparison of what was typed with one record."""
    child = hit.child
    people = {one.relation: one for one in hit.family}
    mother, father = people.get("mother"), people.get("father")
    asked_family = normalise_name(terms.family)
    held_family = [one.full_name for one in hit.family]
    closest = (
        max(
            hit.family,
            key=lambda one: (compare_families([asked_family], [one.full_name]) or (0.0, []))[0],
            default=None,
        )
        if asked_family
        else None
    )
    rows = [
        _named(_("Họ và tên"), terms.shown_name, child.full_name),
        _born(terms, child.born_on, child.birth_precision),
        Line(
            _("Giới tính"),
            {"male": _("Nam"), "female": _("Nữ")}.get(terms.sex, ""),
            child.get_sex_display(),
            _equal(terms.sex, child.sex),
            "",
        ),
        Line(
            _("Số định danh"),
            mask_number(terms.number if terms.number.replace(" ", "").isdigit() else ""),
            mask_number(child.personal_number),
            _equal("".join(terms.number.split()), child.personal_number),
            "",
            is_number=True,
        ),
        _named(
            _("Mẹ"),
            asked_family if closest is mother or closest is None else "",
            mother.full_name if mother else "",
        ),
        _named(
            _("Cha"),
            asked_family if closest is not None and closest is father else "",
            father.full_name if father else "",
        ),
    ]
    if closest is not None and closest not in (mother, father):
        rows.append(_named(closest.get_relation_display().capitalize(), asked_family, closest.full_name))
    elif not held_family and asked_family:
        rows[4] = _named(_("Người thân"), asked_family, "")
    rows.append(
        Line(
            _("Nơi ở"),
            terms.village,
            ", ".join(part for part in (child.village, child.place.full_name) if part),
            _equal(
                village_core(terms.village) if terms.village else "",
                village_core(child.village) if child.village else "",
            ),
            "",
        )
    )
    rows.append(Line(_("Nguồn"), _("người đăng ký kể, hôm nay"), child.get_source_display(), "", ""))
    return [_with_words(row) for row in rows]


def _with_words(row: Line) -> Line:
    words = row.words or {"same": _("giống"), "differs": _("khác"), "unknown": _("thiếu một bên")}.get(
        row.sign, ""
    )
    return Line(row.label, row.asked, row.held, row.sign, words, row.is_number, row.note)


def _equal(asked: str, held: str) -> str:
    if not asked and not held:
        return ""
    if not asked or not held:
        return "unknown"
    return "same" if asked == held else "differs"


def _named(label: str, asked: str, held: str) -> Line:
    part = compare_names(asked, held)
    if part is None:
        return Line(label, asked, held, _equal(asked, held), "")
    share, reasons = part
    return Line(label, asked, held, "same" if share >= ALIKE else "differs", reasons[0].words)


def _born(terms: Terms, born_on: date, precision: str) -> Line:
    asked, held = birth_words(terms.born_on, terms.precision), birth_words(born_on, precision)
    described = terms.described()
    part = compare_births(described, Described(born_on=born_on, precision=precision))
    if part is None:
        return Line(_("Ngày sinh"), asked, held, _equal(asked, held), "", is_number=True)
    share, reasons = part
    sign = "same" if share == 1.0 else "differs"
    words = next((one.words for one in reasons if one.sign == "differs"), reasons[0].words)
    return Line(_("Ngày sinh"), asked, held, sign, words, is_number=True)
