"""What makes a record right: numbers, dates, names, periods. Data in, problems out; no database, no clock."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from chungtay.core.errors import Invalid
from chungtay.core.periods import Period, years_before

CHILD_UNTIL = 16
"""A child is under 16. Law: Luật Trẻ em 102/2016/QH13, Đ1."""

NUMBER_DIGITS = 12
SEX_DIGITS = {("male", 19): "0", ("female", 19): "1", ("male", 20): "2", ("female", 20): "3"}
FOREIGN_FROM = 100
"""Codes above the provinces' are countries, for births registered abroad."""

_NAME = re.compile(r"^[^\W\d_]+(?:[ '\u2019.\-][^\W\d_]+)*\.?$")
_CARD_OLD = re.compile(r"^[A-Z]{2}[0-9]{13}$")
_CARD_NEW = re.compile(r"^(?:[0-9]{10}|[0-9]{12})$")
_PHONE = re.compile(r"^\+?[0-9]{8,13}$")


@dataclass(frozen=True)
class Verdict:
    """Problems that refuse a value, and warnings that only ask for a second look; both by field name."""

    problems: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)

    def __or__(self, other: "Verdict") -> "Verdict":
        return Verdict({**other.problems, **self.problems}, {**other.warnings, **self.warnings})

    def refuse(self) -> None:
        """This will raise `Invalid` when there is a problem."""
        if self.problems:
            raise Invalid(self.problems)


def clean_number(text: str) -> str:
    """Return a number without the spaces, dots and dashes people type in it."""
    return re.sub(r"[\s.\u00a0\-]", "", text)


def check_personal_number(
    number: str,
    *,
    sex: str = "",
    born_on: date | None = None,
    exact_year: bool = True,
    provinces: frozenset[str] = frozenset(),
) -> Verdict:
    """This will judge a personal number: wrong length or a letter refuses, contradictions only warn.

    `provinces` are the three-digit codes of the provinces of registration; empty means "do not look". No check digit
    exists, and a number is never compared with the residence.

    Law: NĐ 137/2015, Đ13; Luật Căn cước 26/2023/QH15, Đ12.
    """
    if not number:
        return Verdict()
    if not number.isascii() or not number.isdigit():
        return Verdict({"personal_number": _("Số định danh chỉ gồm chữ số")})
    if len(number) != NUMBER_DIGITS:
        return Verdict(
            {"personal_number": _("Số định danh có %(length)d chữ số; phải đủ 12") % {"length": len(number)}}
        )
    doubts = []
    code, century_sex, year = number[:3], number[3], number[4:6]
    if provinces and code not in provinces and int(code) <= FOREIGN_FROM:
        doubts.append(_("mã %(code)s không phải tỉnh nào") % {"code": code})
    if sex and born_on and century_sex != SEX_DIGITS.get((sex, born_on.year // 100)):
        doubts.append(
            _("chữ số thứ tư là %(digit)s, không hợp giới tính và thế kỷ sinh") % {"digit": century_sex}
        )
    if born_on and exact_year and year != f"{born_on.year % 100:02d}":
        doubts.append(_("hai số %(year)s không hợp năm sinh") % {"year": year})
    if doubts:
        return Verdict(warnings={"personal_number": _("Số định danh cần xem lại: ") + "; ".join(doubts)})
    return Verdict()


def check_name(name: str, *, what: str = "full_name") -> Verdict:
    """This will judge a person's name: present, letters only, short enough; one word alone only warns."""
    if not name:
        return Verdict({what: _("Ghi họ và tên. Trẻ chưa đặt tên: ghi “Trai” hoặc “Gái” kèm họ mẹ")})
    if len(name) > CHILD_NAME_LENGTH:
        return Verdict({what: _("Họ và tên dài quá 120 chữ")})
    if not _NAME.match(name):
        return Verdict({what: _("Họ và tên chỉ gồm chữ cái, dấu cách, dấu nháy và gạch nối")})
    if " " not in name:
        return Verdict(warnings={what: _("Họ và tên chỉ có một chữ; có đúng không?")})
    return Verdict()


CHILD_NAME_LENGTH = 120


def check_birth(born_on: date | None, *, today: date, precision: str = "day") -> Verdict:
    """This will judge a birth date: known at least to the year, not ahead; a person of 16 or more only warns."""
    if born_on is None:
        return Verdict({"born_on": _("Ghi ngày sinh; chỉ biết năm thì ghi năm")})
    if born_on > today:
        return Verdict({"born_on": _("Ngày sinh %(day)s còn chưa tới") % {"day": f"{born_on:%d/%m/%Y}"}})
    if born_on < years_before(today, 100):
        return Verdict({"born_on": _("Năm sinh %(year)d quá xa") % {"year": born_on.year}})
    if not is_child(born_on, today, precision=precision):
        return Verdict(
            warnings={"born_on": _("Đã đủ 16 tuổi: hồ sơ vẫn giữ được nhưng không đếm vào số trẻ em")}
        )
    return Verdict()


def is_child(born_on: date, today: date, *, precision: str = "day") -> bool:
    """Tell whether somebody born then is under 16; where only the year is known, the doubt is the child's.

    Law: Luật Trẻ em 102/2016/QH13, Đ1.
    """
    latest = latest_birth(born_on, precision)
    return latest > years_before(today, CHILD_UNTIL)


def latest_birth(born_on: date, precision: str) -> date:
    """Return the last day the child may have been born on, as far as the date is known."""
    if precision == "year":
        return date(born_on.year, 12, 31)
    if precision == "month":
        following = (born_on.replace(day=1) + timedelta(days=32)).replace(day=1)
        return following - timedelta(days=1)
    return born_on


def check_card(number: str, until: date | None = None, *, born_on: date | None = None) -> Verdict:
    """This will judge a health-insurance number: 10 digits, the 12 of the personal number, or the older 15 signs."""
    if number and not (_CARD_OLD.match(number) or _CARD_NEW.match(number)):
        return Verdict(
            {"health_insurance_number": _("Mã thẻ bảo hiểm y tế có 10 số, 12 số, hoặc 2 chữ cái và 13 số")}
        )
    if until and not number:
        return Verdict({"health_insurance_number": _("Ghi mã thẻ trước khi ghi hạn thẻ")})
    if until and born_on and until < born_on:
        return Verdict({"health_insurance_until": _("Hạn thẻ trước ngày sinh")})
    return Verdict()


def check_phone(number: str) -> Verdict:
    """This will judge a telephone number."""
    if number and not _PHONE.match(number):
        return Verdict({"phone": _("Số điện thoại có từ 8 đến 13 chữ số")})
    return Verdict()


def check_event(
    on: date | None, *, born_on: date, today: date, died_on: date | None = None, what: str = "on"
) -> Verdict:
    """This will judge the day of something that happened to a child: within the child's life, not ahead."""
    if on is None:
        return Verdict({what: _("Ghi ngày, ví dụ 07/05/2026")})
    if on > today:
        return Verdict({what: _("Ngày %(day)s còn chưa tới") % {"day": f"{on:%d/%m/%Y}"}})
    if on < born_on:
        return Verdict(
            {
                what: _("Ngày %(day)s trước ngày sinh %(born)s")
                % {"day": f"{on:%d/%m/%Y}", "born": f"{born_on:%d/%m/%Y}"}
            }
        )
    if died_on is not None and on > died_on:
        return Verdict({what: _("Ngày %(day)s sau ngày em mất") % {"day": f"{on:%d/%m/%Y}"}})
    return Verdict()


def check_spell(
    *,
    valid_from: date | None,
    valid_to: date | None,
    born_on: date,
    today: date,
    died_on: date | None = None,
    others: Iterable[Period] = (),
) -> Verdict:
    """This will judge the dates of a circumstance or a risk beside the other spells of the same kind.

    The end is the first day that no longer counts.
    """
    verdict = check_event(valid_from, born_on=born_on, today=today, died_on=died_on, what="valid_from")
    if verdict.problems or valid_from is None:
        return verdict
    if valid_to is not None:
        if valid_to <= valid_from:
            return Verdict({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu")})
        if valid_to > today + timedelta(days=1):
            return Verdict({"valid_to": _("Ngày kết thúc còn chưa tới")})
    own = Period(valid_from, valid_to)
    for other in others:
        if own.overlaps(other):
            return Verdict(
                {
                    "valid_from": _("Nhóm này đã được ghi từ %(start)s; kết thúc lần ghi đó trước")
                    % {"start": f"{other.start:%d/%m/%Y}"}
                }
            )
    return Verdict()


def check_ground(ground: str, *, what: str = "ground") -> Verdict:
    """This will require the paper or fact something rests on."""
    if len(ground) < MIN_GROUND:
        return Verdict({what: _("Ghi căn cứ: giấy tờ, quyết định, hoặc ai đã thấy")})
    return Verdict()


MIN_GROUND = 3


def check_guardian(
    *, full_name: str, born_year: int | None, child_born: date, today: date, phone: str = ""
) -> Verdict:
    """This will judge a parent or carer: a name, and an age that can be; a very young parent only warns."""
    verdict = check_name(full_name) | check_phone(phone)
    if born_year is None:
        return verdict
    if not 1900 <= born_year <= today.year:
        return verdict | Verdict({"born_year": _("Năm sinh %(year)d không hợp lý") % {"year": born_year}})
    if child_born.year - born_year < 13:
        return verdict | Verdict(
            warnings={"born_year": _("Người này hơn em chưa tới 13 tuổi; có đúng không?")}
        )
    return verdict


def age_band(born_on: date, today: date, bands: Mapping[str, tuple[int, int]]) -> str:
    """Return the key of the band (first age included, last age excluded) a child falls in, or an empty text."""
    for key, (low, high) in bands.items():
        if years_before(today, high) < born_on <= years_before(today, low):
            return key
    return ""


BANDS = {"0-5": (0, 6), "6-9": (6, 10), "10-13": (10, 14), "14-15": (14, 16)}
"""Age bands of the injury form; "14-16" there is read as 14 to under 16."""
