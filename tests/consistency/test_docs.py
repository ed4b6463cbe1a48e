"""The documentation says what the code says: generated pages are fresh, words are in the glossary, links lead on."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from chungtay.duties.choices import Reading
from chungtay.journal.api import known_verbs
from chungtay.people.api import catalogue
from chungtay.running import reference
from chungtay.running.reference_settings import WORDS, settings_read

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "src" / "chungtay").glob("*/README.md")])
VIETNAMESE = [*sorted((DOCS / "handbook").glob("*.md")), DOCS / "tutorial" / "tuan-dau-can-bo-xa.md"]
MODELS = [model for model in apps.get_models() if model.__module__.startswith("chungtay.")]
STEPS_OF = {"state", "status", "decision", "verdict"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BEGGING = re.compile(r"vui lòng|xin mời|quý khách|hãy vui", re.I)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_generated_page_says_what_the_code_says(name):
    page = reference.FOLDER / name
    assert page.is_file(), f"docs/reference/{name} is missing: run `make reference`"
    with translation.override("vi"):
        fresh = "\n".join([reference.NOTE, "", *reference.PAGES[name](), ""])
    assert page.read_text(encoding="utf-8") == fresh, f"docs/reference/{name} is stale: run `make reference`"


def test_generated_pages_come_out_the_same_twice_and_in_any_language():
    with translation.override("en"):
        assert reference.pages() == reference.pages()


def test_writing_the_pages_touches_only_what_changed(tmp_path):
    assert reference.write_reference(tmp_path) == list(reference.PAGES)
    (tmp_path / "verbs.md").write_text("old", encoding="utf-8")
    assert reference.write_reference(tmp_path) == ["verbs.md"]
    assert reference.stale_pages(tmp_path) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_the_glossary_names_every_model_with_its_words_on_screen(model):
    glossary = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    row = next((line for line in glossary.splitlines() if f"`{model._meta.label}`" in line), "")
    assert row, f"docs/reference/glossary.md has no row for `{model._meta.label}`"
    assert str(model._meta.verbose_name) in row, f"the row of {model._meta.label} lacks its words"


def states() -> list[tuple[str, str, str]]:
    found = [
        (f"{model._meta.label}.{field.name}", str(key), str(label))
        for model in MODELS
        for field in model._meta.fields
        if field.name in STEPS_OF
        for key, label in field.flatchoices
    ]
    return [*found, *(("duties.Reading", key, str(label)) for key, label in Reading.choices)]


@pytest.mark.parametrize(("owner", "key", "label"), states())
def test_the_glossary_names_every_state(owner, key, label):
    glossary = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    row = next((line for line in glossary.splitlines() if f"`{owner}`" in line and f"`{key}`" in line), "")
    assert label in row, f"docs/reference/glossary.md has no row for `{owner}` `{key}` {label}"


def test_every_table_of_rooms_with_rows_about_a_place_has_row_security_or_says_why_not():
    open_to_all = {
        "places_unit": "public facts",
        "places_unitparent": "public facts",
        "places_succession": "public facts",
        "law_regimeoverride": "dates of rules, no persons",
        "people_account": "the sign-in has no post yet",
        "people_agency": "who is who is public inside the system",
        "people_post": "the sign-in has no post yet",
        "people_holding": "the sign-in has no post yet",
        "people_scope": "the policies ask it",
        "people_once": "keys nobody can guess",
        "reports_definition": "forms, no figures",
        "children_name": "names without children",
        "children_codeseries": "counters",
    }
    guarded = reference.row_security()
    unguarded = {model._meta.db_table for model in MODELS if model._meta.managed} - set(guarded)
    assert unguarded <= set(open_to_all), f"no row security: {sorted(unguarded - set(open_to_all))}"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_to_files_that_are_there(path):
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        file = (path.parent / target.partition("#")[0]).resolve()
        assert file.exists(), f"{named(path)} links to {target}, which is not there"


def test_every_page_is_reached_from_the_index():
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    below = {path for path in DOCS.rglob("*.md") if path.name not in {"README.md", "in-progress.md"}}
    decisions = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    for path in sorted(below):
        where = decisions if path.parent.name == "decisions" else listed
        assert path.name in where, f"{named(path)} is in no index"


def test_settings_are_all_explained_and_no_page_speaks_of_one_that_is_not_read():
    assert {setting.name for setting in settings_read()} <= set(WORDS)
    known = set(WORDS) | {"CHUNGTAY_CHROMIUM", "DJANGO_SETTINGS_MODULE"}
    spoken = re.compile(r"\b((?:CHUNGTAY|DATABASE)_[A-Z][A-Z_]*[A-Z])\b")
    for path in PAGES:
        for name in spoken.findall(path.read_text(encoding="utf-8")):
            plain = name.removesuffix("_FILE")
            assert plain in known, f"{named(path)} speaks of {name}, which nothing reads"


def test_rights_and_verbs_are_named_after_a_room_and_have_words():
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("chungtay.")}
    for right, label in catalogue().items():
        assert right.partition(".")[0] in rooms, right
        assert label.strip(), right
    assert {verb.partition(".")[0] for verb in known_verbs()} <= rooms


@pytest.mark.parametrize("path", VIETNAMESE, ids=named)
def test_vietnamese_pages_speak_plainly_and_stay_short(path):
    text = path.read_text(encoding="utf-8")
    assert not BEGGING.search(text), f"{named(path)}: say what to do, without pleading"
    assert len(text.split()) <= 900, f"{named(path)} is too long for one task"


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("0*.md")), ids=named)
def test_a_decision_says_what_was_needed_chosen_and_what_it_costs(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {path.name[:4]} ", text), f"{named(path)}: the title begins with its number"
    for heading in ("## Needed", "## Chosen", "## It costs"):
        assert heading in text or "0005" in path.name, f"{named(path)} lacks {heading}"
