"""What browsers load, and what templates may use of it."""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.template.loader import get_template

from chungtay.ui.vendor import trim_tabler

ROOMS = Path(__file__).resolve().parents[2]
STATIC = ROOMS / "ui" / "static" / "ui"
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.html"))
ICON = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""")
INLINE_STYLE = re.compile(r"""\sstyle=["']([^"']*)["']""")
ALLOWED_STYLE = re.compile(r"^(?:\s*(?:flex|--ct-[a-z]+)\s*:[^;]+;?)+$")


def _weight(*names: str) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def _icons() -> set[str]:
    return set(re.findall(r'id="i-([a-z0-9-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))


def test_the_style_sheets_stay_light() -> None:
    assert _weight("tabler.css") <= 12_000
    assert _weight("chungtay.css") <= 12_000
    assert _weight("icons.svg") <= 10_000


def test_a_first_visit_stays_light() -> None:
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert _weight("tabler.css", "chungtay.css", "icons.svg") + fonts <= 100_000


def test_no_template_uses_a_tabler_class_that_was_trimmed_away() -> None:
    whole = trim_tabler.all_classes(trim_tabler.FULL.read_text(encoding="utf-8"))
    kept = trim_tabler.all_classes(trim_tabler.TRIMMED.read_text(encoding="utf-8"))
    ours = trim_tabler.all_classes(trim_tabler.OURS.read_text(encoding="utf-8"))
    used = trim_tabler.used_classes([ROOMS])
    lost = {name: str(path) for name, path in used.items() if name in whole - kept - ours}
    assert not lost, f"run python src/chungtay/ui/vendor/trim_tabler.py: {lost}"


def test_every_class_in_a_template_has_a_rule() -> None:
    known = trim_tabler.all_classes(trim_tabler.TRIMMED.read_text(encoding="utf-8"))
    known |= trim_tabler.all_classes(trim_tabler.OURS.read_text(encoding="utf-8"))
    unknown = {
        name: str(path)
        for name, path in trim_tabler.used_classes([ROOMS]).items()
        if name.startswith("ct-") and not name.endswith("-") and name not in known
    }
    assert not unknown


def test_every_icon_in_a_template_is_in_the_sprite() -> None:
    drawn = _icons()
    missing = {
        f"{path.relative_to(ROOMS)}: {name}"
        for path in TEMPLATES
        for name in ICON.findall(path.read_text(encoding="utf-8"))
        if name not in drawn
    }
    assert not missing, "add the name to ui/vendor/icons.txt and run ui/vendor/build_sprite.py"


def test_the_sprite_holds_exactly_the_listed_icons() -> None:
    assert _icons() == set((ROOMS / "ui/vendor/icons.txt").read_text(encoding="utf-8").split())


def test_the_style_sheets_name_only_files_that_exist() -> None:
    for name in ("tabler.css", "chungtay.css"):
        for address in re.findall(r"url\(([^)\"']+)\)", (STATIC / name).read_text(encoding="utf-8")):
            assert address.startswith("data:") or (STATIC / address).is_file(), address


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOMS)))
def test_a_template_compiles_and_keeps_to_the_content_policy(path: Path) -> None:
    get_template(str(path).split("/templates/", 1)[1])
    text = path.read_text(encoding="utf-8")
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script, "scripts stand in files"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "no handler stands in a page"
    assert "<style" not in text
    for style in INLINE_STYLE.findall(text):
        assert ALLOWED_STYLE.match(style), f"a class says it better: {style}"


def test_the_static_files_can_be_given_lasting_names(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path / "ui")
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]
    for name, _hashed, done in storage.post_process({name: (storage, name) for name in names}):
        assert not isinstance(done, Exception), f"{name}: {done}"
    assert (
        "be-vietnam-pro-latin-400-normal."
        in storage.open(storage.stored_name("ui/chungtay.css")).read().decode()
    )


def test_the_trimmer_keeps_what_is_used_and_drops_the_rest() -> None:
    css = (
        ":root{--a:1;--b:2}.btn{color:var(--a)}.gone{color:var(--b)}"
        "@media (min-width:1px){.btn{margin:0}.gone{margin:1px}}p{margin:0}.btn:not(.gone){top:0}"
    )
    small = trim_tabler.trim(css, "", {"btn"})
    assert ".gone{" not in small
    assert "--b" not in small
    assert "@media (min-width:1px){.btn{margin:0}}" in small
    assert ".btn:not(.gone){top:0}" in small
    assert "p{margin:0}" in small
