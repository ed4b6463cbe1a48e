"""Characters and marks: from any text to clean lines, before paragraphs are joined."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from chungtay.documents.reader.kinds import spaced_out
from chungtay.documents.reader.letters import UP

_ONE_TO_ONE: Final = str.maketrans(
    {
        "\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ",
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\u2007": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2015": "-",
        "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None, "\u00ad": None,
        "\u2044": "/", "\u2215": "/", "\uff0f": "/", "\uff1a": ":", "\u0000": None,
        "\u2028": "\n", "\u2029": "\n", "\u000b": "\n", "\u000c": "\n", "\u0085": "\n",
        "\u201e": "“", "\u201f": "“", "«": "“", "»": "”",
    }
)  # fmt: skip
_BULLETS: Final = re.compile(r"^(\s*)(?:[•·▪●◦‣∙■□○\uf0b7\uf02d\uf0a7\uf0d8]|\*(?=\s)|o(?=\s{2,}|\t))\s*")
_HEADING: Final = re.compile(r"^\s{0,3}#{1,6}\s*")
_QUOTE: Final = re.compile(r"^\s{0,3}>\s?")
_FOOTNOTE: Final = re.compile(r"^\s*\[\^(\w{1,6})\]:\s*")
_FOOTNOTE_MARK: Final = re.compile(r"\[\^\w{1,6}\]")
_RULE: Final = re.compile(r"^\s*(?:[-_=*.─—~]\s?){4,}\s*$")
_PAGE: Final = re.compile(
    r"^\s*(?:-\s*)?\d{1,2}(?:\s*-)?\s*$|^\s*(?:Trang|trang|TRANG)\s*\d+(?:\s*/\s*\d+)?\s*$"
)
_STAMP: Final = re.compile(
    r"^\s*(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Email|Cơ quan ký|Signature|Digitally signed)\b.*[:].*$",
    re.I,
)
_SPACED_OUT: Final = re.compile(rf"^(?:[{UP}]\s+){{3,}}[{UP}]$")
_OLD_TONE: Final = (
    (re.compile(r"\b([Uu])ỷ(?= ?(?:ban|quyền|viên|BAN|QUYỀN|VIÊN))"), r"\1̉y"),
    (re.compile(r"\bUỶ\b"), "ỦY"),
    (re.compile(r"\b([Tt])oà(?= ?án)"), r"\1òa"),
    (re.compile(r"\bTOÀ(?= ÁN)"), "TÒA"),
    (re.compile(r"\b([Hh])oà(?= xã hội)"), r"\1òa"),
    (re.compile(r"\bHOÀ(?= XÃ HỘI)"), "HÒA"),
    (re.compile(r"\b([Vv])ăn hoá\b"), r"\1ăn hóa"),
    (re.compile(r"\bVĂN HOÁ\b"), "VĂN HÓA"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its leading blanks kept; `heading` from markdown, `note` a footnote, `rule` a separator before."""

    text: str
    heading: bool = False
    note: bool = False
    rule: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def normalise_characters(raw: str) -> str:
    """Return the text composed (NFC), with one kind of space, dash, line end, quote and tone placing."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_ONE_TO_ONE)
    for pattern, replacement in _OLD_TONE:
        text = pattern.sub(replacement, text)
    # No syllable has the letter twice; some PDF fonts give it so.
    text = re.sub(r"([ơưƠƯ])\1+", r"\1", text)
    # Columns never lie further apart than this, and a run of a million blanks would only cost time.
    text = re.sub(r"[ \t]{120,}", " " * 120, unicodedata.normalize("NFC", text))
    text = re.sub(r"\n{12,}", "\n" * 12, text)
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf"))


def _unmark(text: str) -> str:
    text = re.sub(r"<\s*br\s*/?\s*>", " ", text, flags=re.I)
    text = re.sub(r"</?(?:b|i|u|strong|em|p|div|span|center|sup|sub)(?:\s[^<>]*)?>", "", text, flags=re.I)
    text = re.sub(r"&nbsp;", " ", text)
    text = re.sub(r"&amp;", "&", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|>/])", r"\1", text)
    text = _FOOTNOTE_MARK.sub("", text)
    text = re.sub(r"\*+", "", text)
    text = re.sub(r"(?<!_)__(?!_)(?=\S)|(?<=\S)(?<!_)__(?!_)", "", text)
    text = re.sub(r"(?<![\w_])_(?=[^\W_])|(?<=[^\W_])_(?![\w_])|(?<=[.,;:!?”\"])_(?![\w_])", "", text)
    text = re.sub(r"(?<![\w_])_(?=[“\"(])", "", text)
    return re.sub(r"`+", "", text)


def clean_line(text: str, *, rule: bool) -> Line:
    """Return one line without markdown and with every bullet written "- "; columns and leading blanks stay."""
    text = _QUOTE.sub("", text)
    bare = _HEADING.sub("", text)
    heading = bare != text and text.lstrip().startswith("#")
    note = _FOOTNOTE.match(bare) is not None
    bare = _FOOTNOTE.sub("", bare) if note else bare
    bare = _BULLETS.sub(r"\1- ", bare)
    bare = "".join(char for char in bare if unicodedata.category(char) != "Co")
    bare = _unmark(bare).rstrip().rstrip("\\").rstrip()
    if heading:
        bare = bare.rstrip("#").rstrip()
    if _SPACED_OUT.match(bare.strip()):
        bare = spaced_out("".join(bare.split())) or bare
    return Line(bare, heading=heading, note=note, rule=rule)


def clean_lines(text: str) -> list[Line]:
    """Return the lines of a normalised text, without rules, page numbers and signature stamps."""
    lines: list[Line] = []
    rule = False
    for raw in text.split("\n"):
        if _RULE.match(raw) or (len(raw.rstrip("\n")) >= 15 and not raw.strip()):
            rule = True
            lines.append(Line(""))
            continue
        if _PAGE.match(raw) or _STAMP.match(raw):
            lines.append(Line(""))
            continue
        line = clean_line(raw, rule=rule)
        lines.append(line)
        if not line.blank:
            rule = False
    return lines
