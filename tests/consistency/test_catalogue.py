"""The English catalogue: complete, with the sources' placeholders, compiled as committed, and seen on the screens."""

import gettext
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from chungtay.duties.rules import due_by_date
from chungtay.duties.tests.house import build
from chungtay.people import api as people
from chungtay.people.language import COOKIE
from chungtay.reports.regimes import all_plans
from chungtay.running import catalogue, messages

PO = messages.SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TEXTS = messages.all_texts()
VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
CHROME = re.compile(
    r"<(title|h1|h2|nav|button|label|th|footer|summary)\b[^>]*>(?P<words>.*?)</\1>", re.DOTALL
)
NAMES = re.compile("Tiếng Việt|(?:tỉnh|thành phố|xã|phường|đặc khu) [^·,]*", re.IGNORECASE)
"""Names stay Vietnamese in every language: of the language itself, and of places."""


@pytest.fixture(scope="module")
def english() -> dict[str, catalogue.Message]:
    """The messages of the English catalogue by their source words, the header left out."""
    return {one.words: one for one in catalogue.read(PO) if one.words}


def test_every_screen_text_is_said_in_english(english) -> None:
    assert len(TEXTS) > 1500
    missing = sorted(
        {
            f"{text.place}: {text.words}"
            for text in TEXTS
            if text.words not in english or english[text.words].fuzzy or not all(english[text.words].said)
        }
    )
    assert not missing, (
        "Add these to src/chungtay/locale/en (docs/how-to/add-a-translation.md):\n" + "\n".join(missing)
    )


def test_a_text_with_a_form_for_many_has_both_in_english(english) -> None:
    for text in TEXTS:
        if text.many:
            assert english[text.words].many == text.many, text.place
            assert len(english[text.words].said) == 2, text.place


def test_no_text_is_written_both_with_and_without_a_form_for_many() -> None:
    many = {text.words for text in TEXTS if text.many}
    assert not [text.place for text in TEXTS if text.words in many and not text.many]


def test_the_english_has_the_placeholders_and_the_edges_of_its_source(english) -> None:
    for words, one in english.items():
        for said in one.said:
            assert messages.placeholders(said) == messages.placeholders(words), words
            assert said.count("%%") == words.count("%%"), words
            assert said[:1].isspace() == words[:1].isspace(), words
            assert said[-1:].isspace() == words[-1:].isspace(), words
            assert said.count("<") == words.count("<"), words


def test_the_catalogue_holds_nothing_the_program_does_not_say(english) -> None:
    said = {text.words for text in TEXTS}
    assert not sorted(set(english) - said), "run `make messages`"


def test_no_english_text_was_left_in_vietnamese(english) -> None:
    quoted = re.compile("“[^”]*”|NĐ \\d+|\\bNữ\\b|\\bđ\\b")
    left = [said for one in english.values() for said in one.said if VIETNAMESE.search(quoted.sub("", said))]
    assert not left


def test_the_committed_binary_is_the_compilation_of_the_committed_text(english) -> None:
    expected: dict[object, str] = {}
    for words, one in english.items():
        if one.many:
            expected |= {(words, number): said for number, said in enumerate(one.said)}
        else:
            expected[words] = one.said[0]
    with PO.with_suffix(".mo").open("rb") as source:
        loaded = dict(gettext.GNUTranslations(source)._catalog)
    loaded.pop("")
    assert loaded == expected, "run `make messages`"


def test_reading_a_catalogue_understands_runs_of_strings_plurals_and_fuzzy_marks(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '#, python-format\nmsgid "%(n)s em"\nmsgid_plural "%(n)s em"\n'
        'msgstr[0] "%(n)s child"\nmsgstr[1] "%(n)s children"\n\n'
        'msgid ""\n"Lưu "\n"lại"\nmsgstr "Save \\"again\\""\n\n'
        '#, fuzzy\nmsgid "Xóa"\nmsgstr "Save"\n\nmsgid "Mở"\nmsgstr ""\n',
        encoding="utf-8",
    )
    found = catalogue.read(path)
    assert [one.words for one in found] == ["", "%(n)s em", "Lưu lại", "Xóa", "Mở"]
    assert [one.fuzzy for one in found] == [False, False, False, True, False]
    path.with_suffix(".mo").write_bytes(catalogue.compiled(found))
    with path.with_suffix(".mo").open("rb") as source:
        loaded = gettext.GNUTranslations(source)
    assert loaded.gettext("Lưu lại") == 'Save "again"'
    assert loaded.ngettext("%(n)s em", "%(n)s em", 1) == "%(n)s child"
    assert loaded.ngettext("%(n)s em", "%(n)s em", 2) == "%(n)s children"
    assert loaded.gettext("Xóa") == "Xóa"
    assert loaded.gettext("Mở") == "Mở"


def test_a_line_that_means_nothing_is_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text('msgid "Lưu"\nmsgstr Save\n', encoding="utf-8")
    with pytest.raises(catalogue.BrokenCatalogue, match=r"django\.po:2"):
        catalogue.read(path)


def chrome(page: str) -> list[str]:
    """Return the words of a page's titles, headings, menus, buttons and labels."""
    found = [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", one["words"])).strip() for one in CHROME.finditer(page)
    ]
    return [unescape(words) for words in found if words]


def test_the_sign_in_page_speaks_english_when_asked(db) -> None:
    client = Client()
    client.cookies[COOKIE] = "en"
    answer = client.get(settings.LOGIN_URL)
    words = chrome(answer.content.decode())
    assert answer["Content-Language"] == "en"
    assert "Sign in" in words
    assert not [one for one in words if VIETNAMESE.search(NAMES.sub("", one))]


@pytest.fixture
def officer(db, settings) -> Client:
    """A browser in English, signed in as an officer of a province."""
    settings.CHUNGTAY_SAMPLE = True
    house = build()
    account = house.accounts["Lai Châu"]
    account.sample_on = date(2026, 5, 7)
    account.save(update_fields=["sample_on"])
    post = people.Post.objects.get(id=house.actor("Lai Châu").post_id)
    post.rights = sorted(people.catalogue())
    post.save(update_fields=["rights"])
    client = Client()
    client.force_login(account, backend=BACKEND)
    client.cookies[COOKIE] = "en"
    return client


@pytest.mark.parametrize(
    "path", ["/", "/viec/", "/theo-doi/", "/tre-em/", "/bao-cao/", "/van-ban/", "/dia-ban/"]
)
def test_menus_headings_and_labels_are_english(officer: Client, path: str) -> None:
    answer = officer.get(path)
    assert answer.status_code == 200
    words = [NAMES.sub("", one) for one in chrome(answer.content.decode())]
    assert not [one for one in words if VIETNAMESE.search(one)]


def test_what_is_stored_or_printed_stays_vietnamese_while_screens_are_english(db) -> None:
    with translation.override("en"):
        assert translation.gettext("Đăng nhập") == "Sign in"
        assert due_by_date(date(2026, 5, 10), "before").words == "trước ngày 10/05"
        titles = {plan.title for plan in all_plans(date(2026, 3, 1))}
    assert titles
    assert not [title for title in titles if not VIETNAMESE.search(title)]
