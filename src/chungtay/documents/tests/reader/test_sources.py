"""Files in: what is read, and the clear refusal of what cannot be."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from chungtay.documents.reader import (
    UnreadableDocument,
    read_document,
    read_file,
    read_stream,
    read_text,
    to_json,
)
from chungtay.documents.tests.reader import makers
from chungtay.documents.tests.reader.expected import M22
from chungtay.documents.tests.reader.unseen_one import SPECIMENS

HERE = Path(__file__).resolve().parent
LETTER = (HERE / "specimens" / "m22.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [
        LETTER.encode("utf-8"),
        LETTER.encode("utf-8-sig"),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-16-le"),
        b"\xfe\xff" + LETTER.encode("utf-16-be"),
        LETTER.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16", "utf-16-le-bare", "utf-16-be", "crlf"],
)
def test_text_in_any_unicode_form_is_read(data: bytes) -> None:
    values = to_json(read_document(data, "van-ban.txt"))
    assert values["number"] == M22["number"]
    assert values["issued_on"] == M22["issued_on"]
    assert len(values["tasks"]) == 10


def test_text_in_windows_1258_is_read() -> None:
    import unicodedata

    text = "Số: 12/KH-UBND\nLai Châu, ngày 05 tháng 6 năm 2020\nKẾ HOẠCH\nvề trẻ em\n"
    text += "1. Gửi báo cáo trước ngày 25/5/2021."
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    bare = ""
    for char in text:
        pieces = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in pieces if mark in marks)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in pieces if mark not in marks))
        bare += letter + tones
    document = read_document(bare.encode("cp1258"), "cu.txt")
    assert to_json(document)["due"] == [{"on": "2021-05-25", "text": "trước ngày 25/5/2021"}]
    assert to_json(document)["place"] == "Lai Châu"


def _plan() -> bytes:
    head = makers.table(
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số: 77/KH-UBND", "Lai Châu, ngày 06 tháng 3 năm 2026"],
        ]
    )
    foot = makers.table(
        [
            [
                "Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT, VX.",
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTống Thanh Hải An",
            ]
        ]
    )
    body = [
        head,
        makers.paragraph("KẾ HOẠCH"),
        makers.paragraph("Phòng ngừa lao động trẻ em\nnăm 2026"),
        makers.paragraph(
            "Thực hiện Quyết định số 782/QĐ-TTg ngày 27/5/2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch:"
        ),
        makers.paragraph("MỤC TIÊU", number=(1, 0)),
        makers.paragraph("Không còn trẻ em làm việc nặng.", number=(1, 1)),
        makers.paragraph("PHÂN CÔNG", number=(1, 0)),
        makers.paragraph("Sở Nội vụ", number=(1, 1)),
        makers.paragraph("Thanh tra các xưởng.", number=(1, 2)),
        makers.paragraph("Gửi báo cáo trước ngày 01/12/2026.", number=(1, 2)),
        makers.paragraph("Sở Y tế, Công an tỉnh", number=(1, 1)),
        makers.paragraph("Khám cho trẻ em được đưa khỏi xưởng.", number=(1, 2)),
        foot,
    ]
    return makers.docx("".join(body), {"word/numbering.xml": makers.NUMBERING})


def test_docx_gives_tables_by_column_and_automatic_numbers() -> None:
    values = to_json(read_document(_plan(), "ke-hoach.docx"))
    assert values["kind"] == "Kế hoạch"
    assert values["number"] == "77/KH-UBND"
    assert values["issuer"] == "Ủy ban nhân dân tỉnh Lai Châu"
    assert values["issued_on"] == "2026-03-06"
    assert values["subject"] == "Phòng ngừa lao động trẻ em năm 2026"
    assert values["signer"] == "Tống Thanh Hải An"
    assert values["recipients"] == ["Bộ Y tế"]
    assert [(task["section"], task["agencies"], task["due_on"]) for task in values["tasks"]] == [
        ("II.1", ["Sở Nội vụ"], None),
        ("II.1", ["Sở Nội vụ"], "2026-12-01"),
        ("II.2", ["Sở Y tế", "Công an tỉnh"], None),
    ]


def test_docx_made_by_a_word_processor_library_is_read() -> None:
    import docx

    document = docx.Document()
    for line in LETTER.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    values = to_json(read_document(out.getvalue(), "m22.docx"))
    assert values["number"] == M22["number"]
    assert values["recipients"] == M22["recipients"]
    assert [task["section"] for task in values["tasks"]] == [str(n) for n in range(1, 11)]


def test_docx_footnote_is_cited_and_kept_out_of_the_task() -> None:
    note = (
        f'<w:footnotes {makers.W}><w:footnote w:id="2"><w:p><w:r><w:t>Quyết định số 12/QĐ-TTg ngày 03/01/2024.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    body = (
        makers.paragraph("Kính gửi: Sở Y tế")
        + '<w:p><w:r><w:t>1. Làm theo đề án</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t> đã duyệt.</w:t></w:r></w:p>"
        + makers.paragraph("2. Báo cáo kết quả trước ngày 05/6/2024.")
    )
    document = read_document(makers.docx(body, {"word/footnotes.xml": note}), "a.docx")
    assert [cite.number for cite in document.cites] == ["12/QĐ-TTg"]
    assert [task.text for task in document.tasks] == [
        "Làm theo đề án đã duyệt.",
        "Báo cáo kết quả trước ngày 05/6/2024.",
    ]


def test_pdf_with_a_text_layer_is_read() -> None:
    lines = SPECIMENS["quyet-dinh-dieu"][0].split("\n")
    source = '#set page(paper: "a4")\n#set text(size: 13pt)\n' + "\n\n".join(
        f'#text("{line}")' for line in lines if line.strip()
    )
    values = to_json(read_document(makers.typeset(source), "qd.pdf"))
    assert values["kind"] == "Quyết định"
    assert values["number"] == "1145/QĐ-UBND"
    assert values["issued_on"] == "2021-02-23"
    assert [task["section"] for task in values["tasks"]] == ["Điều 1", "Điều 2", "Điều 3"]
    assert values["signer"] == "Phạm Văn Khương"


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b"x" * (70 * 1024 * 1024) + b"</a>")
    return out.getvalue()


def _lying_bomb() -> bytes:
    """Return a package whose directory states a small size for a part that unpacks to a large one."""
    data = bytearray(_bomb())
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def _entities() -> bytes:
    bomb = '<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", bomb)
    return out.getvalue()


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "nội dung")
    return out.getvalue()


REFUSED = {
    "empty": (b"", "a.txt", "trống"),
    "blank": (b" \n\r\n ", "a.txt", "trống"),
    "text-named-docx": ("Số: 1/BC-X".encode(), "bao-cao.docx", "không đúng như tên gọi"),
    "docx-named-pdf": (_plan(), "bao-cao.pdf", "không đúng như tên gọi"),
    "pdf-named-txt": (makers.pdf_without_text(), "a.txt", "không đúng như tên gọi"),
    "old-word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", ".doc"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", "ảnh"),
    "archive": (_zip("a.txt"), "a.zip", "tệp nén"),
    "spreadsheet": (_zip("xl/workbook.xml"), "a.xlsx", "bảng tính"),
    "broken-zip": (b"PK\x03\x04" + b"\x11" * 400, "a", "tệp nén"),
    "binary": (bytes(range(256)) * 40, "a.bin", "Không nhận ra"),
    "executable": (b"MZ\x90\x00\x03" + bytes(range(256)) * 8, "a.exe", "Không nhận ra"),
    "rtf": (rb"{\rtf1\ansi x}", "a.rtf", "RTF"),
    "html": (b"<!DOCTYPE html><html><body>x</body></html>", "a.html", "HTML"),
    "scanned-pdf": (makers.pdf_without_text(), "a.pdf", "bản chụp"),
    "encrypted-pdf": (makers.pdf_with_password(), "a.pdf", "mật khẩu"),
    "broken-pdf": (b"%PDF-1.7\n" + b"garbage " * 100, "a.pdf", "PDF"),
    "bomb": (_bomb(), "a.docx", "bung ra"),
    "lying-bomb": (_lying_bomb(), "a.docx", ".docx"),
    "entities": (_entities(), "a.docx", "bung ra"),
    "empty-docx": (makers.docx(""), "a.docx", "không có chữ"),
    "broken-docx": (_zip("word/document.xml"), "a.docx", "hỏng"),
    "too-large": (b"a" * (20 * 1024 * 1024 + 1), "a.txt", "20 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str) -> None:
    data, file_name, reason = REFUSED[name]
    with pytest.raises(UnreadableDocument) as refusal:
        read_document(data, file_name)
    assert reason in refusal.value.message


def test_a_name_in_capitals_or_none_is_no_claim_against_the_content() -> None:
    assert read_document(LETTER.encode(), "VAN BAN.TXT").number
    assert read_document(LETTER.encode(), "").number
    assert read_document(_plan(), "tai-len").number


def test_a_file_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableDocument, match="20 MB"):
        read_file(path)


def test_a_stream_is_never_read_past_the_limit() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.taken += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(UnreadableDocument, match="20 MB"):
        read_stream(stream, "a.txt")  # type: ignore[arg-type]
    assert stream.taken <= 20 * 1024 * 1024 + 1


@pytest.mark.parametrize("text", ["", "   \n\n", "12345 --- 6789", "a" * 600_001])
def test_pasted_text_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_text(text)
