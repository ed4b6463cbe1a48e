"""Habits that only last when a check keeps them: sizes, words, places of this machine."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for path in (ROOT / "src" / "chungtay").rglob("*.py")
    if "migrations" not in path.parts and "tests" not in path.parts
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src" / "chungtay")))
def test_files_and_functions_stay_small_and_modules_say_what_they_hold(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 600, f"{path.name} is longer than 600 lines"
    tree = ast.parse(text)
    assert not text.strip() or ast.get_docstring(tree), f"{path.name} has no module docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 70, f"{path.name}: {node.name} is {length} lines long"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src" / "chungtay")))
def test_translated_words_are_whole_sentences_not_built_strings(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "gettext", "gettext_lazy"}
        ):
            assert node.args, path.name
            assert not isinstance(node.args[0], ast.JoinedStr), (
                f"{path.name}:{node.lineno} f-string inside gettext"
            )
