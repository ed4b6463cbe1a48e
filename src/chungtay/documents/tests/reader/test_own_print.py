"""What the system prints itself, as .docx and PDF, it reads back."""

from datetime import date
from typing import Any

import pytest

from chungtay.documents.layout.model import Heading, OfficialDocument, Paragraph
from chungtay.documents.layout.pdf import render_pdf
from chungtay.documents.layout.word import render_docx
from chungtay.documents.reader import read_document, to_json

BODY = (
    Paragraph(
        "Thực hiện Công văn số 88/BYT-BMTE ngày 12/01/2026 của Bộ Y tế về việc phòng, chống đuối nước cho "
        "học sinh trong dịp hè, Ủy ban nhân dân tỉnh Lai Châu đề nghị các đơn vị làm những việc sau:"
    ),
    Heading("I. NHIỆM VỤ", 1),
    Paragraph("1. Khảo sát ao hồ nguy hiểm, cắm biển báo ở mọi nơi nước sâu, xong trước ngày 30/4/2026."),
    Heading("II. TỔ CHỨC THỰC HIỆN", 1),
    Heading("1. Sở Y tế, Công an tỉnh", 2),
    Paragraph("- Chủ trì theo dõi, báo cáo Ủy ban nhân dân tỉnh chậm nhất ngày 05 tháng 12 năm 2026./."),
)
COMMON: dict[str, Any] = {
    "agency_above": "",
    "agency": "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU",
    "place": "Lai Châu",
    "body": BODY,
    "issued_on": date(2026, 2, 9),
    "subject": "Phòng, chống đuối nước cho học sinh trên địa bàn tỉnh năm 2026",
    "recipients": ("Bộ Y tế", "Thường trực Tỉnh ủy", "Lưu: VT, VX"),
    "authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "signer_title": "PHÓ CHỦ TỊCH",
    "signer": "Giàng A Tủa",
}
PLAN = OfficialDocument(**COMMON, kind="Kế hoạch", number="310", symbol="KH-UBND")
LETTER = OfficialDocument(**COMMON, number="", symbol="UBND-VX", addressed_to=("Sở Y tế", "Công an tỉnh"))


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", ["plan", "letter"])
def test_a_printed_document_is_read_back(form: str, name: str) -> None:
    document = PLAN if name == "plan" else LETTER
    data = render_docx(document) if form == "docx" else render_pdf(document)
    values = to_json(read_document(data, f"in-ra.{form}"))
    assert values["issuer"] == "Ủy ban nhân dân tỉnh Lai Châu"
    assert values["place"] == "Lai Châu"
    assert values["issued_on"] == "2026-02-09"
    assert values["subject"] == COMMON["subject"]
    assert values["signer"] == "Giàng A Tủa"
    assert [due["on"] for due in values["due"]] == ["2026-04-30", "2026-12-05"]
    assert [(task["section"], task["agencies"]) for task in values["tasks"]] == [
        ("I.1", ["các đơn vị"]),
        ("II.1", ["Sở Y tế", "Công an tỉnh"]),
    ]
    copied = ["Bộ Y tế", "Thường trực Tỉnh ủy"]
    if name == "plan":
        assert (values["kind"], values["number"], values["recipients"]) == ("Kế hoạch", "310/KH-UBND", copied)
    else:
        assert (values["kind"], values["number"], values["symbol"]) == ("Công văn", None, "UBND-VX")
        assert values["recipients"] == ["Sở Y tế", "Công an tỉnh", *copied]
