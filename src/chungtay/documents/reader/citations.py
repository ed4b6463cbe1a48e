"""Numbers of documents: the document's own, and those it cites, repaired where a scan broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chungtay.documents.reader.dates import FULL, full_date
from chungtay.documents.reader.kinds import TYPE_CODES
from chungtay.documents.reader.letters import LOW, UP
from chungtay.documents.reader.model import Citation, Span

KNOWN: Final = frozenset(
    [
        "UBND",
        "HĐND",
        "LĐTBXH",
        "BLĐTBXH",
        "SLĐTBXH",
        "BYT",
        "SYT",
        "BGDĐT",
        "BTC",
        "BNV",
        "BCA",
        "BTP",
        "BNN",
        "BTTTT",
        "BVHTTDL",
        "BXD",
        "BCT",
        "BKHĐT",
        "BGTVT",
        "BTNMT",
        "TTg",
        "CP",
        "VPCP",
        "TW",
        "TU",
        "QH",
        "BTV",
        "BCH",
        "BTGTW",
        "BTGTU",
        "MTTQ",
        "MTTW",
        "VT",
        "TE",
        "BTXH",
        "BVCSTE",
        "BMTE",
        "KGVX",
        "KSTTHC",
        "VX",
        "TH",
        "NC",
        "KT",
        "TTHC",
        "SGDĐT",
        "GDĐT",
        "LĐTB",
        "TBXH",
        "SVHTTDL",
        "STC",
        "STP",
        "SNV",
        "CAT",
        "CAX",
        "TAND",
        "VKSND",
        "BHXH",
        "VP",
        "HU",
        "ĐU",
        "TTYT",
        "BTTE",
        "CTE",
        "QĐ",
        "NQ",
        "CT",
        "KH",
        "BC",
        "TB",
        "TTr",
        "HD",
        "CĐ",
        "NĐ",
        "TT",
        "TTLT",
        "VBHN",
        "UBDT",
        "TLĐ",
        "LHPN",
        "TWĐTN",
    ]
)
_PIECE: Final = rf"[{UP}][{UP}&0-9]*[a-z]?[{UP}0-9]*(?![{LOW}])"
_CAPITALS: Final = rf"[{UP}]{{2,}}[{UP}&0-9]*[a-z]?(?![{LOW}])"
_JOINED: Final = rf"{_PIECE}(?:\ [{UP}][{UP}&]{{1,6}}(?![{UP}{LOW}]))?"
# A hyphen set apart by a space, and a point, go on with a symbol only before capitals: a sentence may follow.
_TAIL: Final = rf"{_JOINED}(?:-{_JOINED}|-\n{_JOINED}|\s?-\s?{_CAPITALS}|\.{_CAPITALS}){{0,4}}"
NUMBER: Final = re.compile(
    rf"(?<![\d/.,-])(?P<no>\d{{1,5}}[a-zđ]?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<tail>{_TAIL})"
    rf"|(?<![\d/.,-])(?P<pno>\d{{1,5}}[a-z]?)\s?[-]\s?(?P<ptype>CT|NQ|KH|HD|QĐ|QĐi|KL|TB|BC|TTr|CTr|CV|QC"
    rf"|CĐ|TT|TC|ĐA|ĐH|TW)\s?/\s?(?P<ptail>{_JOINED}(?:-{_JOINED})?)"
)
_DATE_AFTER: Final = re.compile(
    r"^\s*[,(]?\s*(?:ký\s+)?(?:được\s+ban\s+hành\s+)?(?:ban\s+hành\s+)?ngày\s*(?=\d)"
    r"|^\s*,?\s*\(\s*(?=\d{1,2}/)"
)
_FORM: Final = re.compile(r"(?:[Mm]ẫu|[Bb]iểu(?: mẫu)?|[Pp]hụ lục)(?:\s+số)?[\s:.]*$")


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A document number found at [start, end): the whole, and its symbol after the slash."""

    number: str
    symbol: str
    start: int
    end: int


def _close(piece: str) -> tuple[str, int]:
    """Return a piece of a symbol with a scan's inner space closed, and how many characters it leaves out."""
    if " " not in piece:
        return piece, 0
    first, second = piece.split(" ", 1)
    joined = first + second
    known = first in KNOWN or first in TYPE_CODES
    if joined in KNOWN or not known:
        return joined, 0
    return first, len(piece) - len(first)


def _symbol(tail: str) -> tuple[str, int]:
    """Return a symbol without a scan's spaces and how many characters of the tail do not belong to it."""
    pieces = re.split(r"(\s?[-.]\s?\n?)", tail)
    out = ""
    for index in range(0, len(pieces), 2):
        piece, left = _close(pieces[index])
        out += piece
        if left:
            rest = "".join(pieces[index + 1 :])
            return out, left + len(rest)
        if index + 1 < len(pieces):
            out += pieces[index + 1].strip()
    out = re.sub(r"^QD(?=-)", "QĐ", out)
    out = re.sub(r"^ND(?=-CP)", "NĐ", out)
    out = re.sub(r"^(QĐ|KH|NQ|CT|BC|TB|TTr)(UBND|TTg)$", r"\1-\2", out)
    trimmed = re.sub(r"[-.&]+$", "", out)
    return trimmed, 0


def find_number(text: str, start: int = 0) -> NumberFound | None:
    """Return the first document number at or after `start`."""
    return next(iter(find_numbers(text, start)), None)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[NumberFound]:
    """Return every document number in the text in order, normalised."""
    out: list[NumberFound] = []
    for found in NUMBER.finditer(text, start, len(text) if end is None else end):
        if found.group("pno"):
            symbol, left = _symbol(found.group("ptail"))
            number = f"{found.group('pno')}-{found.group('ptype')}/{symbol}"
            out.append(
                NumberFound(number, f"{found.group('ptype')}/{symbol}", found.start(), found.end() - left)
            )
            continue
        symbol, left = _symbol(found.group("tail"))
        if len(symbol.replace("-", "")) < 2 or re.fullmatch(r"[IVX]+", symbol):
            continue
        year = found.group("year")
        number = "/".join(part for part in (found.group("no"), year, symbol) if part)
        out.append(NumberFound(number, symbol, found.start(), found.end() - left))
    return out


def symbol_only(text: str) -> str | None:
    """Return the symbol of a number line whose number is left blank, such as "Số:   /UBND-LĐTBXH"."""
    found = re.search(rf"/\s?(?:(?:19|20)\d\d\s?/\s?)?(?P<tail>{_TAIL})", text)
    return _symbol(found.group("tail"))[0] if found else None


def find_citations(
    text: str, *, own_number: str | None, own_date: date | None, skip: Sequence[Span] = ()
) -> tuple[Citation, ...]:
    """Return the documents cited, in order of first appearance, once each; the document itself is left out.

    One number with two different dates is two documents; a mention without a date joins the first with that number.
    """
    entries: list[tuple[str, date | None, list[Span]]] = []
    for found in find_numbers(text):
        if any(span.start <= found.start < span.end for span in skip) or _FORM.search(
            text[: found.start][-20:]
        ):
            continue
        issued, end = _date_after(text, found.end)
        if found.number == own_number and (issued is None or own_date is None or issued == own_date):
            continue
        _add(entries, found.number, issued, Span(found.start, end))
    return tuple(Citation(number, issued, tuple(spans)) for number, issued, spans in entries)


def _date_after(text: str, end: int) -> tuple[date | None, int]:
    lead = _DATE_AFTER.match(text[end : end + 60])
    if lead is None:
        return None, end
    window = text[end + lead.end() : end + lead.end() + 40]
    found = FULL.match(window)
    issued = full_date(found) if found else None
    return (issued, end + lead.end() + found.end()) if found and issued else (None, end)


def _add(
    entries: list[tuple[str, date | None, list[Span]]], number: str, issued: date | None, span: Span
) -> None:
    same = [index for index, entry in enumerate(entries) if entry[0] == number]
    for index in same:
        known = entries[index][1]
        if issued is None or known is None or known == issued:
            entries[index] = (number, known or issued, [*entries[index][2], span])
            return
    entries.append((number, issued, [span]))
