"""A file is what its bytes say, and nothing dangerous is unpacked."""

import io
import zipfile

import pytest

from chungtay.documents.types import DOCX, JPEG, PDF, PNG, TEXT, XLSX, FileRefused, check_file, sniff


def packed(*names: str, filler: bytes = b"<x/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, filler)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", PDF),
        (b"\n\n%PDF-1.4", PDF),
        (b"\x89PNG\r\n\x1a\n0000", PNG),
        (b"\xff\xd8\xff\xe0abc", JPEG),
        ("Kính gửi: Ủy ban".encode(), TEXT),
        ("Kính gửi".encode("utf-16"), TEXT),
        (packed("[Content_Types].xml", "word/document.xml"), DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), XLSX),
        (packed("readme.txt"), None),
        (b"MZ\x90\x00\x03\x00\x00", None),
        (b"PK\x03\x04broken", None),
    ],
)
def test_sniff_tells_the_kind_from_the_bytes(data, kind):
    assert sniff(data) == kind


def test_a_program_named_pdf_is_refused_and_the_message_says_so():
    with pytest.raises(FileRefused, match=r"\.pdf nhưng nội dung không phải PDF"):
        check_file(b"MZ\x90\x00\x03", "van-ban.pdf")


def test_a_pdf_named_docx_is_refused_and_named_for_what_it_is():
    with pytest.raises(FileRefused, match="nội dung là PDF"):
        check_file(b"%PDF-1.7", "van-ban.docx")


def test_an_empty_file_is_refused():
    with pytest.raises(FileRefused, match="rỗng"):
        check_file(b"", "a.txt")


def test_a_kind_that_is_not_wanted_here_is_refused_with_the_list_of_those_that_are():
    with pytest.raises(FileRefused, match="Chỉ nhận: PDF"):
        check_file(b"\x89PNG\r\n\x1a\n", "anh.png", accepted=(PDF,))


def test_a_document_that_unpacks_to_far_more_than_it_weighs_is_refused_unopened():
    bomb = packed("[Content_Types].xml", "word/document.xml", filler=b"0" * 30_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(FileRefused, match="bung ra quá lớn"):
        check_file(bomb, "van-ban.docx")


def test_an_ordinary_document_is_accepted():
    assert check_file(packed("[Content_Types].xml", "word/document.xml"), "a.docx").content_type == DOCX
