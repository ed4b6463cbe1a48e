"""The check of screen texts finds what a translator could not repair."""

from pathlib import Path

import pytest

from chungtay.running import messages


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty source tree to the check."""
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    return tmp_path


def test_the_program_itself_has_no_fault() -> None:
    assert messages.faults() == []


def test_a_text_with_nameless_placeholders_is_pointed_out(source: Path) -> None:
    (source / "views.py").write_text('_("Còn %s ngày")\n_("Còn %(days)s ngày")\ngettext_lazy("Có {} em")\n')
    assert [line.split(":")[:2] for line in messages.faults()] == [["views.py", "1"], ["views.py", "3"]]


def test_texts_of_modules_and_templates_are_found(source: Path) -> None:
    (source / "templates").mkdir()
    (source / "templates" / "a.html").write_text("{% translate \"Lưu\" %} {% trans 'Xóa' %}")
    (source / "forms.py").write_text('label = gettext_lazy("Họ và tên")')
    assert {text.words for text in messages.all_texts()} == {"Lưu", "Xóa", "Họ và tên"}


def test_a_translation_with_other_placeholders_is_pointed_out(source: Path) -> None:
    folder = source / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    _write_catalogue(folder / "django.mo", {"Còn %(days)s ngày": "%(day)s days left", "Lưu": "Save"})
    assert len(messages.faults()) == 1
    _write_catalogue(folder / "django.mo", {"Còn %(days)s ngày": "%(days)s days left"})
    assert messages.faults() == []


def _write_catalogue(path: Path, words: dict[str, str]) -> None:
    """Write the binary form of a catalogue (magic, version, two tables of length and offset, the texts)."""
    import struct

    entries = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **words}.items())
    keys, values = [key.encode() for key, _ in entries], [value.encode() for _, value in entries]
    count, start = len(entries), 28 + 16 * len(entries)
    body, tables = b"", []
    for texts in (keys, values):
        table = b""
        for text in texts:
            table += struct.pack("<II", len(text), start + len(body))
            body += text + b"\0"
        tables.append(table)
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    path.write_bytes(head + tables[0] + tables[1] + body)
