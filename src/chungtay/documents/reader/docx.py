"""Text out of a .docx: paragraphs, tables, automatic numbers and footnotes, within limits that stop a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from chungtay.documents.reader.model import UnreadableDocument

MAX_UNPACKED: Final = 60 * 1024 * 1024
MAX_PART: Final = 30 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_RATIO: Final = 150
_SMALL: Final = 2 * 1024 * 1024
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOMB: Final = (
    "Tệp .docx bung ra quá lớn so với một văn bản, có thể là tệp phá hoại. Hệ thống không mở tệp này."
)
_BROKEN: Final = "Tệp .docx bị hỏng, không đọc được. Hãy mở bằng Word, lưu lại rồi gửi lại."


def read_docx(data: bytes) -> str:
    """Return the text of a .docx with its tables drawn in bars and its automatic numbers written out.

    :raises UnreadableDocument: when it is broken, encrypted, or unpacks to more than a document could.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _guard(package)
            body = _part(package, "word/document.xml")
            if body is None:
                raise UnreadableDocument(_BROKEN)
            numbering = _Numbering.read(
                _part(package, "word/numbering.xml"), _part(package, "word/styles.xml")
            )
            notes = _notes(_part(package, "word/footnotes.xml"))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        RuntimeError,
        ValueError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise UnreadableDocument(_BROKEN) from error
    lines = _Writer(numbering, notes).block(body)
    text = "\n".join(lines)
    if not any(char.isalpha() for char in text):
        raise UnreadableDocument(
            "Tệp .docx không có chữ nào: có thể chỉ chứa ảnh chụp. Hãy gửi bản có chữ, hoặc dán nội dung."
        )
    return text


def _guard(package: zipfile.ZipFile) -> None:
    infos = package.infolist()
    if len(infos) > MAX_PARTS:
        raise UnreadableDocument(_BOMB)
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableDocument("Tệp .docx có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    total = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    if total > MAX_UNPACKED or (total > _SMALL and total / packed > MAX_RATIO):
        raise UnreadableDocument(_BOMB)


def _part(package: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """Return one part parsed; read in a bounded way, since the size a package states may lie."""
    if name not in package.namelist():
        return None
    with package.open(name) as stream:
        raw = stream.read(MAX_PART + 1)
    if len(raw) > MAX_PART:
        raise UnreadableDocument(_BOMB)
    if b"<!DOCTYPE" in raw.replace(b"\x00", b"").upper():
        raise UnreadableDocument(_BOMB)
    return ElementTree.fromstring(raw.replace(_STRICT, _W[1:-1].encode()))  # noqa: S314 - no DOCTYPE reaches here


def _attribute(element: ElementTree.Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{_W}{name}")


def _notes(root: ElementTree.Element | None) -> dict[str, str]:
    if root is None:
        return {}
    out: dict[str, str] = {}
    for note in root.iter(f"{_W}footnote"):
        if _attribute(note, "type") is None:
            text = "".join(node.text or "" for node in note.iter(f"{_W}t")).strip()
            out[note.get(f"{_W}id", "")] = text
    return out


@dataclass(slots=True)
class _Numbering:
    """Automatic numbers: for (list, level) the format, the pattern of the mark and the first value."""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls, root: ElementTree.Element | None, styles: ElementTree.Element | None) -> _Numbering:
        """Build from numbering.xml and styles.xml, either of which may be absent."""
        numbering = cls()
        if root is None:
            return numbering
        abstract = {item.get(f"{_W}abstractNumId", ""): item for item in root.findall(f"{_W}abstractNum")}
        for number in root.findall(f"{_W}num"):
            key = number.get(f"{_W}numId", "")
            base = _attribute(number.find(f"{_W}abstractNumId")) or ""
            numbering.shared[key] = base if number.find(f"{_W}lvlOverride") is None else f"{base}#{key}"
            for level in abstract[base].findall(f"{_W}lvl") if base in abstract else []:
                numbering._level(key, level)
            for override in number.findall(f"{_W}lvlOverride"):
                start = _attribute(override.find(f"{_W}startOverride"))
                at = (key, int(override.get(f"{_W}ilvl", "0")))
                if start and at in numbering.levels:
                    numbering.levels[at] = (*numbering.levels[at][:2], int(start))
        for style in styles.findall(f"{_W}style") if styles is not None else []:
            found = style.find(f"{_W}pPr/{_W}numPr")
            number_id = _attribute(found.find(f"{_W}numId")) if found is not None else None
            if found is not None and number_id:
                numbering.styles[style.get(f"{_W}styleId", "")] = (
                    number_id,
                    int(_attribute(found.find(f"{_W}ilvl")) or 0),
                )
        return numbering

    def _level(self, key: str, level: ElementTree.Element) -> None:
        form = _attribute(level.find(f"{_W}numFmt")) or "decimal"
        pattern = _attribute(level.find(f"{_W}lvlText")) or ""
        start = int(_attribute(level.find(f"{_W}start")) or 1)
        self.levels[(key, int(level.get(f"{_W}ilvl", "0")))] = (form, pattern, start)

    def mark(self, paragraph: ElementTree.Element) -> str:
        """Return the mark Word would draw before a paragraph, "" when it has none."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        found = properties.find(f"{_W}numPr")
        if found is None:
            style = _attribute(properties.find(f"{_W}pStyle"))
            place = self.styles.get(style or "")
        else:
            place = (
                _attribute(found.find(f"{_W}numId")) or "",
                int(_attribute(found.find(f"{_W}ilvl")) or 0),
            )
        if place is None or place not in self.levels:
            return ""
        return self._next(place)

    def _next(self, place: tuple[str, int]) -> str:
        key, depth = place
        form, pattern, start = self.levels[place]
        if form == "bullet":
            return "- "
        if form == "none":
            return ""
        group = self.shared.get(key, key)
        self.counters[(group, depth)] = self.counters.get((group, depth), start - 1) + 1
        for deeper in [at for at in self.counters if at[0] == group and at[1] > depth]:
            del self.counters[deeper]
        mark = pattern
        for level in range(depth + 1):
            shape, _, first = self.levels.get((key, level), ("decimal", "", 1))
            value = self.counters.get((group, level), first)
            mark = mark.replace(f"%{level + 1}", _shape(value, shape))
        return f"{mark} " if mark else ""


def _shape(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26]
        return letter if form == "lowerLetter" else letter.upper()
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    out = ""
    for number, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= number:
            out, value = out + letters, value - number
    return out


@dataclass(slots=True)
class _Writer:
    numbering: _Numbering
    notes: dict[str, str]
    depth: int = 0

    def block(self, element: ElementTree.Element) -> list[str]:
        """Return the lines of a body, cell or content control."""
        out: list[str] = []
        self.depth += 1
        if self.depth > 60:
            raise UnreadableDocument(_BROKEN)
        for child in element:
            if child.tag == f"{_W}p":
                out.extend(self._paragraph(child))
            elif child.tag == f"{_W}tbl":
                out.extend(["", *self._table(child), ""])
            elif child.tag in (
                f"{_W}body",
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}ins",
                f"{_W}smartTag",
                f"{_W}customXml",
            ):
                out.extend(self.block(child))
        self.depth -= 1
        return out

    def _table(self, table: ElementTree.Element) -> list[str]:
        rows: list[str] = []
        for row in table.iter(f"{_W}tr"):
            cells = [
                "<br>".join(line.replace("|", "/") for line in self.block(cell) if line.strip())
                for cell in row.findall(f"{_W}tc")
            ]
            if any(cells):
                rows.append("| " + " | ".join(cells) + " |")
        return rows

    def _paragraph(self, paragraph: ElementTree.Element) -> list[str]:
        cited: list[str] = []
        text = self._runs(paragraph, cited)
        boxes = [line for box in _boxes(paragraph) for line in self.block(box)]
        mark = self.numbering.mark(paragraph) if text.strip() else ""
        lines = f"{mark}{text}".split("\n")
        notes = [f"[^{number}]: {number} {self.notes[number]}" for number in cited if self.notes.get(number)]
        return [*boxes, *lines, *notes, ""]

    def _runs(self, element: ElementTree.Element, cited: list[str]) -> str:
        out: list[str] = []
        for child in element:
            tag = child.tag
            if tag == f"{_W}t":
                out.append(child.text or "")
            elif tag == f"{_W}tab":
                out.append("\t")
            elif tag in (f"{_W}br", f"{_W}cr"):
                out.append("\n")
            elif tag == f"{_W}noBreakHyphen":
                out.append("-")
            elif tag == f"{_W}footnoteReference":
                cited.append(child.get(f"{_W}id", ""))
            elif tag == f"{_W}r" and _hidden(child):
                continue
            elif tag not in (
                f"{_W}del",
                f"{_W}moveFrom",
                f"{_W}pPr",
                f"{_W}rPr",
                f"{_MC}Fallback",
                f"{_W}txbxContent",
            ):
                out.append(self._runs(child, cited))
        return "".join(out)


def _hidden(run: ElementTree.Element) -> bool:
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false")


def _boxes(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the text boxes of a paragraph once each: a fallback copy of a box is passed over."""
    out: list[ElementTree.Element] = []

    def search(element: ElementTree.Element) -> None:
        for child in element:
            if child.tag == f"{_MC}Fallback":
                continue
            if child.tag == f"{_W}txbxContent":
                out.append(child)
            else:
                search(child)

    search(paragraph)
    return out
