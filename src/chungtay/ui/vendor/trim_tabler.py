"""Writes the small copy of Tabler that is shipped: only the rules that our pages use.

Run by a maintainer after a template starts to use another Tabler class:

    python src/chungtay/ui/vendor/trim_tabler.py

Reads `tabler-1.6.1.min.css` beside this file and every template of every room; writes `static/ui/tabler.css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent
ROOM = VENDOR.parent
ROOMS = ROOM.parent
FULL = VENDOR / "tabler-1.6.1.min.css"
OURS = ROOM / "static" / "ui" / "chungtay.css"
TRIMMED = ROOM / "static" / "ui" / "tabler.css"

# Classes that Python code writes into pages, where a search of the templates cannot see them.
ALWAYS = frozenset(
    {
        "btn",
        "btn-primary",
        "btn-sm",
        "form-control",
        "form-select",
        "form-label",
        "form-check",
        "form-check-input",
    }
)
# Widgets and themes of Tabler that these pages never show.
FOREIGN = ("data-bs-theme=dark", "data-theme=dark", "data-vc", "data-bs-layout", "-moz-", "dir=rtl")
HEADER = (
    "/*! Tabler 1.6.1 (https://tabler.io), MIT, The Tabler Authors and codecalm.net Paweł Kuna."
    " Trimmed by vendor/trim_tabler.py to the classes these pages use. */\n"
)
_CLASS_IN_SELECTOR = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_CLASS_ATTRIBUTE = re.compile(r"""class=(?:"([^"]*)"|'([^']*)'|([\w-]+))""")
_TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
_NAME = re.compile(r"^-?[A-Za-z_][\w-]*$")
_VARIABLE_USE = re.compile(r"var\(\s*(--[\w-]+)")
_NOT = re.compile(r":not\([^()]*\)")


@dataclass(frozen=True)
class Rule:
    """One rule of a style sheet: what stands before the brace, and the text or the rules inside."""

    head: str
    body: str
    inner: tuple[Rule, ...] | None = None


def _end_of_block(css: str, start: int) -> int:
    """This will return the place of the brace that closes the one at `start`, minding quoted text."""
    depth, at, quote = 0, start, ""
    while at < len(css):
        letter = css[at]
        if quote:
            if letter == "\\":
                at += 1
            elif letter == quote:
                quote = ""
        elif letter in "\"'":
            quote = letter
        elif letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("a brace is never closed")


def parse(css: str) -> Iterator[Rule]:
    """This will split a style sheet into its rules; statements without a block are dropped."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    at = 0
    while (brace := css.find("{", at)) >= 0:
        head = css[at:brace].rsplit(";", 1)[-1].strip()
        end = _end_of_block(css, brace)
        body = css[brace + 1 : end]
        nested = head.startswith(("@media", "@supports", "@layer", "@container"))
        yield Rule(head, body, tuple(parse(body)) if nested else None)
        at = end + 1


def _split(text: str, separator: str) -> list[str]:
    """This will split at a separator that stands outside brackets and quotes."""
    parts, depth, start, quote = [], 0, 0, ""
    for at, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [part for part in [*parts, text[start:]] if part.strip()]


def classes_of(selector: str) -> set[str]:
    """This will name the classes a selector needs; those inside `:not()` are not needed."""
    return {name.replace("\\", "") for name in _CLASS_IN_SELECTOR.findall(_NOT.sub("", selector))}


def all_classes(css: str) -> set[str]:
    """This will name every class a style sheet has a rule for."""
    found: set[str] = set()
    for rule in parse(css):
        found |= (
            set().union(*(all_classes(f"{r.head}{{{r.body}}}") for r in rule.inner))
            if rule.inner is not None
            else set()
            if rule.head.startswith("@")
            else classes_of(rule.head)
        )
    return found


def used_classes(roots: Iterable[Path]) -> dict[str, Path]:
    """This will name the classes written in templates and Python, each with one file that uses it."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in [*root.rglob("templates/**/*.html"), *root.rglob("*.py")]:
            if "tests" in path.parts or path.parent == VENDOR:
                continue
            for match in _CLASS_ATTRIBUTE.finditer(path.read_text(encoding="utf-8")):
                words = _TEMPLATE_CODE.sub(" ", next(group for group in match.groups() if group is not None))
                for word in words.split():
                    if _NAME.match(word):
                        found.setdefault(word, path)
    return found


def _keep(rule: Rule, used: set[str]) -> Rule | None:
    """This will return the part of a rule that the pages can use, or None."""
    if rule.inner is not None:
        inner = tuple(kept for part in rule.inner if (kept := _keep(part, used)))
        return Rule(rule.head, "", inner) if inner and "print" not in rule.head else None
    if rule.head.startswith("@keyframes"):
        return rule
    if rule.head.startswith("@"):
        return None
    selectors = [
        one
        for one in _split(rule.head, ",")
        if classes_of(one) <= used and not any(mark in one for mark in FOREIGN)
    ]
    return Rule(",".join(selectors), rule.body) if selectors else None


def _flat(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.inner is None:
            yield rule
        else:
            yield from _flat(rule.inner)


def _needed_variables(rules: list[Rule], ours: str) -> set[str]:
    """This will name the custom properties that a kept declaration reads, directly or through another."""
    reads: dict[str, set[str]] = {}
    needed = set(_VARIABLE_USE.findall(ours))
    for rule in _flat(rules):
        for declaration in _split(rule.body, ";"):
            name, _, value = declaration.partition(":")
            names = set(_VARIABLE_USE.findall(value))
            if name.strip().startswith("--"):
                reads.setdefault(name.strip(), set()).update(names)
            else:
                needed |= names
    waiting = list(needed)
    while waiting:
        for name in reads.get(waiting.pop(), set()) - needed:
            needed.add(name)
            waiting.append(name)
    return needed


def _write(rule: Rule, variables: set[str], animations: str) -> str:
    """This will write one rule without the custom properties nobody reads; an empty rule is no rule."""
    if rule.inner is not None:
        inner = "".join(_write(part, variables, animations) for part in rule.inner)
        return f"{rule.head}{{{inner}}}" if inner else ""
    if rule.head.startswith("@keyframes"):
        return f"{rule.head}{{{rule.body}}}" if rule.head.split()[1] in animations else ""
    kept = [
        one
        for one in _split(rule.body, ";")
        if not one.strip().startswith("--") or one.partition(":")[0].strip() in variables
    ]
    return f"{rule.head}{{{';'.join(kept)}}}" if kept else ""


def trim(full: str, ours: str, used: set[str]) -> str:
    """This will return the style sheet that keeps only what the named classes and bare elements need."""
    rules = [kept for rule in parse(full) if (kept := _keep(rule, used))]
    variables = _needed_variables(rules, ours)
    animations = " ".join(
        r.body for r in _flat(rules) if "animation" in r.body and not r.head.startswith("@")
    )
    return HEADER + "\n".join(text for rule in rules if (text := _write(rule, variables, animations))) + "\n"


def main() -> None:
    """This will write the trimmed file and say how large it is."""
    full = FULL.read_text(encoding="utf-8")
    used = (set(used_classes([ROOMS])) | ALWAYS) & all_classes(full)
    text = trim(full, OURS.read_text(encoding="utf-8"), used)
    TRIMMED.write_text(text, encoding="utf-8")
    print(f"{TRIMMED.name}: {len(text.encode())} bytes, classes {' '.join(sorted(used))}")


if __name__ == "__main__":
    main()
