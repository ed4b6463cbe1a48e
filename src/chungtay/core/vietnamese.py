"""Vietnamese text: search keys, sort keys, tone placement, names, and dates as people type them."""

import re
import unicodedata
from datetime import date

_D = str.maketrans({"đ": "d", "Đ": "D"})
_ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_RANK = {letter: f"{index:03d}" for index, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
_OPEN_PAIRS = {"oa", "oe", "uy"}


def nfc(text: str) -> str:
    """Return the text composed, with runs of white space made one space and the ends trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def key(text: str) -> str:
    """Return the search key: no marks, lower case, single spaces ("Đỗ Thị Hòa" → "do thi hoa")."""
    bare = unicodedata.normalize("NFD", text.translate(_D))
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


def sort_key(text: str) -> str:
    """Return a key whose plain byte order is Vietnamese dictionary order, letters before tones.

    Every letter contributes its rank without tone first; tones only decide between equal words.
    """
    words = fold_tone(nfc(text)).casefold()
    letters = "".join(
        _RANK.get(_without_tone(letter), f"~{letter}") if letter != " " else "." for letter in words
    )
    tones = "".join(_RANK.get(letter, "") for letter in words)
    return f"{letters}!{tones}"


def fold_tone(text: str) -> str:
    """Return the text with the tone on the vowel the newer spelling puts it on ("Hoà" → "Hòa", "Thuỷ" → "Thủy")."""
    return " ".join(_fold_word(word) for word in nfc(text).split(" "))


def _fold_word(word: str) -> str:
    bare, tone = _split_tone(word)
    if not tone:
        return word
    lowered = bare.casefold()
    pair = lowered[-2:]
    if pair not in _OPEN_PAIRS or (lowered.startswith("q") and pair == "uy" and len(lowered) == 3):
        return word
    head, first, second = bare[:-2], bare[-2], bare[-1]
    return head + unicodedata.normalize("NFC", first + tone) + second


def _split_tone(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone


def _without_tone(letter: str) -> str:
    return _split_tone(letter)[0]


def normalise_name(text: str) -> str:
    """Return a person's name as it is kept: composed, single spaces, each word capitalised when typed all one case."""
    name = nfc(text)
    if name and (name == name.upper() or name == name.lower()):
        name = " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))
    return name


_DATE = re.compile(
    r"^(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-\s]|tháng)\s*(\d{1,2})\s*(?:[/.\-\s]|năm)\s*(\d{4}|\d{2})$", re.I
)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$")
_MONTH = re.compile(r"^(?:tháng\s*)?(\d{1,2})\s*[/.\-]\s*(\d{4})$", re.I)
_YEAR = re.compile(r"^(?:năm\s*)?(\d{4})$", re.I)


def parse_date(text: str) -> date | None:
    """Return the date a person typed (`6/6/2019`, `06.06.2019`, `ngày 6 tháng 6 năm 2019`, `2019-06-06`) or `None`.

    A year of two digits is read as 20yy. Nothing incomplete is guessed; see `parse_approximate`.
    """
    words = nfc(text)
    if iso := _ISO.match(words):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DATE.match(words):
        year = int(found[3])
        return _date(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    if re.fullmatch(r"\d{8}", words):
        return _date(int(words[4:]), int(words[2:4]), int(words[:2]))
    return None


def parse_approximate(text: str) -> tuple[date, str] | None:
    """Return a date and how exact it is (`day`, `month` or `year`), or `None` when the words are no date."""
    if exact := parse_date(text):
        return exact, "day"
    words = nfc(text)
    if month := _MONTH.match(words):
        first = _date(int(month[2]), int(month[1]), 1)
        return (first, "month") if first else None
    if year := _YEAR.match(words):
        first = _date(int(year[1]), 1, 1)
        return (first, "year") if first else None
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
