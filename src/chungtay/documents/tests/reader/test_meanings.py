"""Meanings settled once: days without a year, past months, marks of sides, citing one's own number."""

from datetime import date

import pytest

from chungtay.documents.reader import read_text, to_json, to_screen

HEAD = "SỞ Y TẾ\nSố: 42/SYT-DSTE\nLai Châu, ngày 10 tháng 9 năm 2025\nKính gửi: Trạm Y tế xã.\n"


def test_a_day_without_a_year_takes_the_year_of_the_document_and_says_so() -> None:
    document = read_text(HEAD + "Sở Y tế đề nghị Trạm Y tế xã báo cáo trước ngày 20/11.")
    assert [(due.on, due.year_inferred, due.side) for due in document.due] == [
        (date(2025, 11, 20), True, "before")
    ]


def test_a_day_already_past_when_issued_falls_in_the_next_year() -> None:
    document = read_text(HEAD + "Sở Y tế đề nghị Trạm Y tế xã báo cáo chậm nhất ngày 15/01.")
    assert [(due.on, due.side) for due in document.due] == [(date(2026, 1, 15), "by")]


def test_a_day_without_any_year_stays_without_a_date() -> None:
    document = read_text("Kính gửi: Trạm Y tế xã.\nĐề nghị Trạm Y tế xã báo cáo trước ngày 20/11.")
    assert [(due.on, due.text) for due in document.due] == [(None, "trước ngày 20/11")]
    assert {"number", "issued_on", "signer"} <= set(document.missing)


@pytest.mark.parametrize(
    "words",
    [
        "Trong tháng 5/2025, toàn tỉnh tiêm 300 mũi.",
        "Trẻ em sinh trước ngày 01/01/2020 được khám.",
        "Luật có hiệu lực từ ngày 01 tháng 6 năm 2027.",
        "Đợt cao điểm từ ngày 01/10/2025 đến hết ngày 15/10/2025.",
        "Tầm nhìn đến năm 2030, giai đoạn 2026 - 2030.",
        "Công văn số 12/BYT-BMTE ngày 01/10/2025 đã nêu.",
    ],
)
def test_a_day_by_which_nothing_is_owed_is_no_last_day(words: str) -> None:
    assert read_text(HEAD + words).due == ()


def test_the_documents_own_number_is_cited_only_when_it_is_another_year() -> None:
    body = "Thay Công văn số 42/SYT-DSTE ngày 05/3/2024. Gửi kèm Công văn số 42/SYT-DSTE ngày 10/9/2025."
    assert to_json(read_text(HEAD + body))["cites"] == [{"number": "42/SYT-DSTE", "issued_on": "2024-03-05"}]


def test_a_first_mention_without_a_date_is_completed_by_a_later_one() -> None:
    body = "Theo Nghị định 56/2017/NĐ-CP. Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 quy định."
    assert to_json(read_text(HEAD + body))["cites"] == [
        {"number": "56/2017/NĐ-CP", "issued_on": "2017-05-09"}
    ]


def test_the_screens_values_are_json_and_carry_spans() -> None:
    import json

    values = json.loads(json.dumps(to_screen(read_text(HEAD + "Báo cáo trước ngày 20/11/2025."))))
    assert values["number"]["value"] == "42/SYT-DSTE"
    span = values["due"][0]["spans"][0]
    assert values["text"][span["start"] : span["end"]] == "trước ngày 20/11/2025"


def test_the_json_object_has_the_agreed_keys_and_no_more() -> None:
    assert list(to_json(read_text(HEAD))) == [
        *("kind", "number", "symbol", "issuer", "place", "issued_on", "subject", "signer", "recipients"),
        *("cites", "tasks", "due", "hotlines", "theme"),
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Quyết định số 12/QĐ-UBND. Kế hoạch năm nay", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ-UBND - Kế hoạch năm nay", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ-UBND UBND tỉnh ban hành", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ- TTg", "12/QĐ-TTg"),
        ("Nghị định số 56/ 2017/NĐ - CP", "56/2017/NĐ-CP"),
        ("Công văn số 478 /LĐT BXH-TE", "478/LĐTBXH-TE"),
        ("Công văn số 809/SLĐTBXH-TE&BĐG", "809/SLĐTBXH-TE&BĐG"),
        ("Chỉ thị 20 - CT/TW", "20-CT/TW"),
        ("Quyết định số 427/QD-TTg", "427/QĐ-TTg"),
        ("Quyết định số 427/QĐUBND", "427/QĐ-UBND"),
        ("Luật số: 91/2025/QH15", "91/2025/QH15"),
        ("Quyết định số 01/2024/QÐ-UBND", "01/2024/QĐ-UBND"),
    ],
)
def test_a_number_is_repaired_and_ends_where_it_ends(words: str, number: str) -> None:
    assert [cite["number"] for cite in to_json(read_text(HEAD + words + " về trẻ em."))["cites"]] == [number]
