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
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
TEMPLATE_TEXT = re.compile(r"""{%\s*(?:translate|trans)\s+(?:"([^"]+)"|'([^']+)')""")
POSITIONAL = re.compile(r"%[sdif]|\{\}|\{\d+\}")
NAMED = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One screen text and where it is written."""

    words: str
    place: str


def python_texts(path: Path) -> Iterator[Text]:
    """Yield the texts a module gives to gettext."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if called in CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield Text(first.value, f"{path.relative_to(SOURCE)}:{node.lineno}")


def template_texts(path: Path) -> Iterator[Text]:
    """Yield the texts of a template's translate tags."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in TEMPLATE_TEXT.finditer(line):
            yield Text(found[1] or found[2], f"{path.relative_to(SOURCE)}:{number}")


def all_texts() -> list[Text]:
    """Return every text of the program, tests left aside."""
    found: list[Text] = []
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"}.intersection(path.parts):
            found.extend(python_texts(path))
    for path in sorted((*SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt"))):
        if "templates" in path.parts:
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
        if isinstance(original, str) and original and words and _names(original) != _names(words):
            yield f"{name}: other placeholders than its source: {original}"
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue}
    missing = [text for text in texts if text.words not in known]
    if missing:
        print(f"{name}: {len(missing)} texts are not translated; their Vietnamese is shown")


def _names(words: str) -> set[str]:
    return {found[1] or found[2] for found in NAMED.finditer(words)}


def main() -> int:
    """Print the faults; return 1 when there are any."""
    found = faults()
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
