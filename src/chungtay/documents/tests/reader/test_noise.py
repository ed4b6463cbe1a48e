"""Properties: whatever a scan, a paste or a converter does to spaces, lines and marks, the facts stay."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.documents.reader import ReadDocument, read_text, to_json

PLACES = st.sampled_from(["Hà Nội", "Lai Châu", "Thái Bình", "Đắk Lắk", "Cao Bằng", "Bình Lư"])
DAYS = st.dates(date(2015, 1, 1), date(2034, 12, 31))
SYMBOLS = st.sampled_from(["UBND-VX", "KH-UBND", "LĐTBXH-TE", "BYT-BMTE", "QĐ-UBND", "SYT-DSTE", "CT-UBND"])
CITED = st.sampled_from(["56/2017/NĐ-CP", "20-CT/TW", "1863/QĐ-TTg", "102/2016/QH13", "2325a/VPCP-KGVX"])
FORMS = [
    "{d}/{m}/{y}",
    "{d:02d}/{m:02d}/{y}",
    "{d} tháng {m} năm {y}",
    "{d:02d} tháng {m:02d} năm {y}",
    "{d}-{m}-{y}",
]


def worded(day: date, form: str) -> str:
    return form.format(d=day.day, m=day.month, y=day.year)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], dict[str, object]]:
    """Return a plausible document as lines, and what it says."""
    number = f"{draw(st.integers(1, 9999))}/{draw(SYMBOLS)}"
    issued = draw(DAYS)
    due = issued + timedelta(days=draw(st.integers(1, 300)))
    cited, cited_on = draw(CITED), draw(DAYS)
    place = draw(PLACES)
    form, cited_form = draw(st.sampled_from(FORMS)), draw(st.sampled_from(FORMS))
    lines = [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LAI CHÂU",
        f"Số: {number}",
        f"{place}, ngày {issued.day:02d} tháng {issued.month:02d} năm {issued.year}",
        "Kính gửi: Sở Y tế.",
        f"Thực hiện văn bản số {cited} ngày {worded(cited_on, cited_form)}, Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Rà soát danh sách trẻ em ở từng thôn bản và cập nhật vào sổ theo dõi chung của cả tỉnh.",
        f"2. Gửi kết quả trước ngày {worded(due, form)} để tổng hợp chung.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Lương",
    ]
    return lines, {
        "number": number,
        "issued": issued,
        "due": due,
        "cited": cited,
        "cited_on": cited_on,
        "place": place,
    }


def holds(document: ReadDocument, facts: dict[str, object]) -> None:
    values = to_json(document)
    assert values["number"] == facts["number"]
    assert values["place"] == facts["place"]
    assert values["issued_on"] == str(facts["issued"])
    assert values["cites"] == [{"number": facts["cited"], "issued_on": str(facts["cited_on"])}]
    assert [due["on"] for due in values["due"]] == [str(facts["due"])]
    assert [task["section"] for task in values["tasks"]] == ["1", "2"]
    assert values["tasks"][1]["due_on"] == str(facts["due"])
    assert values["signer"] == "Lê Văn Lương"
    assert values["recipients"] == ["Sở Y tế"]
    assert values["issuer"] == "Ủy ban nhân dân tỉnh Lai Châu"


@settings(max_examples=60, deadline=None)
@given(documents(), st.data())
def test_blank_lines_and_blanks_at_line_ends_change_nothing(
    made: tuple[list[str], dict[str, object]], data: st.DataObject
) -> None:
    lines, facts = made
    out: list[str] = []
    for line in lines:
        out.extend([""] * data.draw(st.integers(0, 3)))
        out.append(" " * data.draw(st.integers(0, 3)) + line + " " * data.draw(st.integers(0, 3)))
    holds(read_text("\n".join(out)), facts)


@settings(max_examples=60, deadline=None)
@given(documents(), st.data())
def test_markdown_marks_change_nothing(
    made: tuple[list[str], dict[str, object]], data: st.DataObject
) -> None:
    lines, facts = made
    wraps = ["{}", "**{}**", "*{}*", "***{}***", "_{}_", "<b>{}</b>"]
    out = [
        data.draw(st.sampled_from(wraps)).format(line) if not line.startswith("- ") else line
        for line in lines
    ]
    holds(read_text("\n\n".join(out)), facts)


@settings(max_examples=80, deadline=None)
@given(documents(), st.integers(30, 90), st.booleans())
def test_lines_cut_at_any_width_are_joined_again(
    made: tuple[list[str], dict[str, object]], width: int, doubled: bool
) -> None:
    lines, facts = made
    out: list[str] = []
    for line in lines:
        row = ""
        for word in line.split(" "):
            if row and len(row) + 1 + len(word) > width:
                out.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    holds(read_text(("\n\n" if doubled else "\n").join(out)), facts)


@settings(max_examples=60, deadline=None)
@given(documents(), st.data())
def test_lost_and_doubled_spaces_in_dates_and_numbers_are_repaired(
    made: tuple[list[str], dict[str, object]], data: st.DataObject
) -> None:
    lines, facts = made
    out: list[str] = []
    for line in lines:
        text = line
        if data.draw(st.booleans()):
            text = text.replace(" tháng ", "tháng ").replace(" năm ", "năm ")
        if data.draw(st.booleans()):
            text = text.replace(" số ", " số")
        if data.draw(st.booleans()) and not text.startswith("- "):
            text = text.replace(" ", "  ")
        if data.draw(st.booleans()) and text.startswith("Số"):
            text = text.replace("/", " /", 1)
        out.append(text)
    holds(read_text("\n".join(out)), facts)


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(["bars", "columns"]))
def test_a_head_in_two_columns_says_the_same(made: tuple[list[str], dict[str, object]], form: str) -> None:
    lines, facts = made
    left, right = (
        [lines[0], lines[1], lines[2]],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", lines[3]],
    )
    if form == "bars":
        head = [f"| {a} | {b} |" for a, b in zip(left, right, strict=True)]
    else:
        head = [f"{a:<36}{b}" for a, b in zip(left, right, strict=True)]
    holds(read_text("\n".join([*head, "", *lines[4:]])), facts)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    from chungtay.documents.reader import UnreadableDocument

    try:
        document = read_text(text)
    except UnreadableDocument:
        return
    assert all(
        0 <= span.start <= span.end <= len(document.text) for cite in document.cites for span in cite.spans
    )


WORDS = st.sampled_from(
    [
        *(
            "Số: 12/KH-UBND",
            "V/v",
            "ngày",
            "tháng",
            "năm",
            "2026",
            "trước ngày",
            "31/2/2026",
            "30/13/2026",
            "0/0/2020",
        ),
        *(
            "Kính gửi:",
            "Nơi nhận:",
            "KT. CHỦ TỊCH",
            "Điều 1.",
            "I.",
            "1.",
            "1.1.",
            "a)",
            "-",
            "+",
            "QUYẾT ĐỊNH",
        ),
        *("KẾ HOẠCH", "Sở Y tế", "và", ",", ";", ":", "Giao", "chủ trì", "chủ đề “", "”", "111", "tổng đài"),
        *("hết năm", "trong quý V/2026", "Lê Văn A", "./.", "\n", "\n\n", "|", " | ", "\t", "*", "**", "#"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_order_of_official_words_is_read_without_breaking(words: list[str]) -> None:
    from chungtay.documents.reader import UnreadableDocument

    try:
        values = to_json(read_text(" ".join(words)))
    except UnreadableDocument:
        return
    for due in values["due"]:
        assert due["on"] is None or date.fromisoformat(due["on"])
