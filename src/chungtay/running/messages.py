"""The check of screen texts: named placeholders only, and catalogues that fit the sources.

Run as `python -m chungtay.running.messages`; needs neither gettext's programs nor Django.
"""

import ast
import gettext
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL_CALLS = {"ngettext", "ngettext_lazy"}
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
TAG_TEXT = re.compile(
    r"""{%\s*(?:translate|trans)\s+(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)')"""
    r"""|\b_\((?:"(?P<double_call>[^"]+)"|'(?P<single_call>[^']+)')\)"""
)
BLOCK_TEXT = re.compile(
    r"{%\s*blocktrans(?:late)?\b(?P<options>.*?)%}(?P<body>.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
PLURAL_TAG = re.compile(r"{%\s*plural\s*%}")
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")
POSITIONAL = re.compile(r"%[sdif]|\{\}|\{\d+\}")
NAMED = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One screen text, its form for many where it has one, and where it is written."""

    words: str
    place: str
    many: str = ""


def python_texts(path: Path) -> Iterator[Text]:
    """Yield the texts a module gives to gettext."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        place = f"{path.relative_to(SOURCE)}:{node.lineno}"
        if called in CALLS and words:
            yield Text(words[0], place)
        elif called in PLURAL_CALLS and len(words) > 1:
            yield Text(words[0], place, words[1])


def template_texts(path: Path) -> Iterator[Text]:
    """Yield the texts of a template: of translate tags, of `_("…")` in other tags, and of blocks."""
    text = COMMENT.sub(_blank, path.read_text(encoding="utf-8"))
    name = path.relative_to(SOURCE)
    for found in TAG_TEXT.finditer(text):
        words = next(part for part in found.groups() if part)
        yield Text(words.replace("%", "%%"), f"{name}:{_line(text, found)}")
    for found in BLOCK_TEXT.finditer(text):
        trimmed = "trimmed" in found["options"].split()
        one, *many = [_block_words(part, trimmed=trimmed) for part in PLURAL_TAG.split(found["body"])]
        yield Text(one, f"{name}:{_line(text, found)}", many[0] if many else "")


def _block_words(body: str, *, trimmed: bool) -> str:
    """Return what Django looks up for the body of a block."""
    if trimmed:
        body = " ".join(line.strip() for line in body.strip().splitlines())
    return VARIABLE.sub(r"%(\1)s", body.replace("%", "%%"))


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def all_texts() -> list[Text]:
    """Return every text of the program, tests left aside."""
    found: list[Text] = []
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"}.intersection(path.relative_to(SOURCE).parts):
            found.extend(python_texts(path))
    for path in sorted((*SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt"))):
        if "templates" in path.relative_to(SOURCE).parts:
            found.extend(template_texts(path))
    return found


def faults() -> list[str]:
    """Return what must be repaired, each with its place."""
    texts = all_texts()
    found = [
        f"{text.place}: placeholders must have names: {text.words}"
        for text in texts
        if POSITIONAL.search(text.words)
    ]
    for compiled in sorted(SOURCE.glob("locale/*/LC_MESSAGES/django.mo")):
        found.extend(_catalogue_faults(compiled, texts))
    return found


def _catalogue_faults(compiled: Path, texts: list[Text]) -> Iterator[str]:
    name = str(compiled.relative_to(SOURCE))
    if compiled.stat().st_size == 0:
        yield f"{name}: empty"
        return
    with compiled.open("rb") as source:
        catalogue: dict[object, str] = gettext.GNUTranslations(source)._catalog  # type: ignore[attr-defined]
    for key, words in catalogue.items():
        original = key[0] if isinstance(key, tuple) else key
        if isinstance(original, str) and original and words and placeholders(original) != placeholders(words):
            yield f"{name}: other placeholders than its source: {original}"
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue}
    missing = [text for text in texts if text.words not in known]
    if missing:
        print(f"{name}: {len(missing)} texts are not translated; their Vietnamese is shown")


def placeholders(words: str) -> set[str]:
    """Return the names a text has places for."""
    return {found[1] or found[2] for found in NAMED.finditer(words)}


def main() -> int:
    """Print the faults; return 1 when there are any."""
    found = faults()
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
