"""Pieces of regular expressions for Vietnamese letters, shared by the reader's parts."""

from __future__ import annotations

import re
from typing import Final

UP: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOW: Final = "a-z" + UP[3:].lower()

FIRST_LETTER: Final = re.compile(rf"[{UP}{LOW}0-9]")
LOWER: Final = re.compile(rf"[{LOW}]")
UPPER: Final = re.compile(rf"[{UP}]")


def starts_lower(text: str) -> bool:
    """Tell whether the first letter or digit continues a sentence: a small letter or a digit."""
    found = FIRST_LETTER.search(text)
    if found is None:
        return False
    return LOWER.match(found.group()) is not None or found.group().isdigit()


def is_upper(text: str) -> bool:
    """Tell whether a line is set in capitals: two letters or more and no small one."""
    return LOWER.search(text) is None and len(UPPER.findall(text)) >= 2


def squeeze(text: str) -> str:
    """Return the text on one line with single spaces."""
    return " ".join(text.split())
