"""The catalogues of other languages: reads a `.po` file and writes the `.mo` file the program loads.

Run as `python -m chungtay.running.catalogue`; needs neither gettext's programs nor Django.
"""

import ast
import re
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
STRING = re.compile(r'(?:(?P<word>msgid_plural|msgid|msgstr(?:\[\d\])?) )?(?P<quoted>".*")')
MAGIC = 0x950412DE
HEADER_BYTES = 28


class BrokenCatalogue(Exception):
    """A `.po` file with a line that means nothing here."""


@dataclass(slots=True)
class Message:
    """One message: the source words, those for many, and the translations in the order of the plural forms."""

    words: str = ""
    many: str = ""
    said: list[str] = field(default_factory=list)
    fuzzy: bool = False


def read(path: Path) -> list[Message]:
    """Return the messages of a `.po` file, the header first; raises `BrokenCatalogue`. Contexts are not used here."""
    messages: list[Message] = []
    fuzzy, word = False, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        found = STRING.fullmatch(line.strip())
        if found is None or not (found["word"] or word):
            raise BrokenCatalogue(f"{path.name}:{number}: {line}")
        if found["word"]:
            word = found["word"]
            if word == "msgid":
                messages.append(Message(fuzzy=fuzzy))
                fuzzy = False
            elif word.startswith("msgstr"):
                messages[-1].said.append("")
        _add(messages[-1], word, ast.literal_eval(found["quoted"]))
    return messages


def _add(message: Message, word: str, words: str) -> None:
    if word == "msgid":
        message.words += words
    elif word == "msgid_plural":
        message.many += words
    else:
        message.said[-1] += words


def compiled(messages: list[Message]) -> bytes:
    """Return the `.mo` file of messages: two tables of length and place, then the texts, in the order of the keys.

    Messages that are fuzzy or lack a form are left out, so that the Vietnamese shows.
    """
    pairs = sorted(
        ("\0".join(filter(None, (one.words, one.many))).encode(), "\0".join(one.said).encode())
        for one in messages
        if all(one.said) and not one.fuzzy
    )
    table = 8 * len(pairs)
    place = HEADER_BYTES + 2 * table
    tables = body = b""
    for texts in zip(*pairs, strict=True):
        for text in texts:
            tables += struct.pack("<II", len(text), place + len(body))
            body += text + b"\0"
    head = struct.pack(
        "<7I", MAGIC, 0, len(pairs), HEADER_BYTES, HEADER_BYTES + table, 0, HEADER_BYTES + 2 * table
    )
    return head + tables + body


def main() -> int:
    """Compile every catalogue of the program."""
    for path in sorted(SOURCE.glob("locale/*/LC_MESSAGES/django.po")):
        messages = read(path)
        path.with_suffix(".mo").write_bytes(compiled(messages))
        said = sum(all(one.said) and not one.fuzzy for one in messages[1:])
        print(f"{path.relative_to(SOURCE)}: {said} of {len(messages) - 1} texts translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
