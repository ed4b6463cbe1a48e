"""Spreadsheets as they really come: merged heads, wrong sheets, dates as text, long numbers, rows twice, formulas."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.plugin import as_web_role

from chungtay.children.choices import BatchState, RowState, Verdict
from chungtay.children.imports import files
from chungtay.children.imports.batches import (
    check_spreadsheet,
    commit_batch,
    decide_row,
    discard_batch,
    get_batch,
    import_file,
    list_batches,
    report_of,
)
from chungtay.children.imports.columns import recognise
from chungtay.children.imports.reading import LIMIT_BYTES, read_workbook
from chungtay.children.imports.rows import as_words
from chungtay.children.models import Child, Guardian, Household, ImportBatch, ImportRow, Residence
from chungtay.children.rights import READ
from chungtay.children.tests.factories import World, make_actor, make_child
from chungtay.children.tests.workbooks import HEADS, child_row, saved, workbook
from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound
from chungtay.journal.api import Entry
from chungtay.people.api import Actor, acting


def check(actor: Actor, world: World, data: bytes) -> ImportBatch:
    return check_spreadsheet(actor=actor, place=world.commune, file_name="ds.xlsx", data=data)


def one(actor: Actor, world: World, row: list[Any], heads: list[Any] = HEADS) -> ImportRow:
    batch = check(actor, world, workbook([row], heads))
    return ImportRow.objects.get(batch=batch)


def problems(row: ImportRow) -> str:
    return "; ".join(f"{problem['column']}: {problem['words']}" for problem in row.problems)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table></table></html>", "trang web"),
        ("họ tên;ngày sinh".encode(), "CSV"),
        (b"\x00\x01\x02\x03" * 10, "không phải bảng tính"),
        (b"PK\x03\x04 not really a zip", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "bị hỏng"),
        (zipped(word__document=b"<w/>"), "Word"),
        (zipped(anything=b"hello"), "tệp nén"),
        (zipped(xl__workbook=b"<broken"), "bị hỏng"),
        (zipped(xl__bomb=b"\x00" * (160 * 1024 * 1024)), "bung ra quá lớn"),
        (b"PK\x03\x04" + b"0" * LIMIT_BYTES, "lớn hơn 10 MB"),
    ],
)
def test_a_file_that_is_no_spreadsheet_says_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        read_workbook(data)


def test_an_archive_that_lies_about_its_size_is_still_refused() -> None:
    """The stated size is rewritten to one byte in both headers; unpacking is counted, not believed."""
    size = 160 * 1024 * 1024
    data = zipped(xl__bomb=b"\x00" * size).replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))
    with pytest.raises(Invalid, match="bung ra quá lớn"):
        read_workbook(data)


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Invalid, match="hơn 20000 dòng"):
        read_workbook(workbook([["x"]] * 20_100, ["Họ và tên"]))


def layout_of(heads: list[list[Any]], merges: tuple[str, ...] = ()) -> dict[str, int]:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in heads:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    return recognise(read_workbook(saved(book))).places


@pytest.mark.parametrize(
    "heads",
    [
        ["TT", "HỌ TÊN TRẺ", "Năm sinh", "Nam/Nữ", "Thôn/bản"],
        ["Họ  và tên khai sinh *", "Ngày, tháng, năm sinh (dd/mm/yyyy)", "Giới", "Mã định danh", "Thôn, xóm"],
        ["Ho va ten", "Ngay sinh", "Phái", "CCCD", "Khu phố"],
    ],
)
def test_heads_are_known_under_many_spellings(heads: list[str]) -> None:
    assert {"name", "born", "sex", "village"} <= set(layout_of([heads]))


def test_merged_heads_of_two_lines_are_read() -> None:
    heads = [["STT", "Họ và tên", "Ngày sinh", None, "Địa chỉ"], [None, None, "Nam", "Nữ", None]]
    places = layout_of(heads, ("A1:A2", "B1:B2", "C1:D1", "E1:E2"))
    assert places == {"name": 1, "born_male": 2, "born_female": 3, "address": 4}


def test_day_month_and_year_in_three_columns_are_read(world: World, an: Actor) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Họ và tên", "Ngày sinh", None, None, "Giới tính"])
    page.append([None, "Ngày", "Tháng", "Năm", None])
    page.append(["Lò Thị Hoa", 8, 6, 2019, "Nữ"])
    page.merge_cells("B1:D1")
    row = ImportRow.objects.get(batch=check(an, world, saved(book)))
    assert row.data["born_on"] == "2019-06-08", problems(row)


def test_the_sheet_whose_heads_fit_is_taken(world: World, an: Actor) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Kính gửi Ủy ban nhân dân xã"])
    page = book.create_sheet("Danh sách 2026")
    for _line in range(4):
        page.append(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    page.append(HEADS)
    page.append(child_row(1))
    batch = check(an, world, saved(book))
    assert (batch.sheet, batch.head_row) == ("Danh sách 2026", 5)
    assert ImportRow.objects.get(batch=batch).row_no == 6


def test_a_file_without_the_heads_says_what_was_seen() -> None:
    with pytest.raises(Invalid, match=r"Không trang nào có cột.*Tiền điện"):
        recognise(read_workbook(workbook([[1, 2]], ["Tháng", "Tiền điện"])))


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(Invalid, match="không có dòng nào"):
        recognise(read_workbook(saved(Workbook())))


def test_heads_without_rows_say_so(world: World, an: Actor) -> None:
    with pytest.raises(Invalid, match="không có dòng trẻ em nào"):
        check(an, world, workbook([]))


@pytest.mark.parametrize(
    ("cell", "born", "precision"),
    [
        ("08/06/2019", "2019-06-08", "day"),
        ("8.6.2019", "2019-06-08", "day"),
        ("2019-06-08 00:00:00", "2019-06-08", "day"),
        (datetime(2019, 6, 8), "2019-06-08", "day"),
        (43624, "2019-06-08", "day"),
        ("43624", "2019-06-08", "day"),
        (8062019, "2019-06-08", "day"),
        (2019, "2019-01-01", "year"),
        ("06/2019", "2019-06-01", "month"),
        ("'08/06/2019", "2019-06-08", "day"),
    ],
)
def test_dates_are_read_as_people_leave_them(
    world: World, an: Actor, cell: Any, born: str, precision: str
) -> None:
    row = one(an, world, child_row(1, born=cell))
    assert (row.data["born_on"], row.data["birth_precision"]) == (born, precision), problems(row)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"number": "0123190020531"}, "Số định danh cá nhân: Số định danh có 13 chữ số"),
        ({"number": 123190020531.0}, ""),
        ({"number": "01231900205X"}, "chỉ gồm chữ số"),
        ({"born": "31/02/2019"}, "Ngày sinh: Không hiểu ngày “31/02/2019”"),
        ({"born": "08/06/2030"}, "còn chưa tới"),
        ({"born": ""}, ""),
        ({"name": ""}, ""),
        ({"sex": "khác"}, "Giới tính: Giới tính phải là Nam hoặc Nữ"),
        ({"sex": ""}, "Chọn giới tính"),
        ({"name": "Nguyễn Văn 2"}, "Họ và tên chỉ gồm chữ cái"),
        ({"village": "=HYPERLINK(1)"}, "dấu công thức"),
        ({"village": "@SUM"}, "dấu công thức"),
        ({"village": "#REF!"}, "Ô báo lỗi #REF!"),
    ],
)
def test_every_problem_names_its_column(world: World, an: Actor, values: dict[str, Any], words: str) -> None:
    values = dict(values)
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADS)
    page.append(child_row(1, **{"name": values.pop("name", "Lò Thị Hoa"), **values}))
    for cell in page[2]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
    page.append(child_row(2))
    row = ImportRow.objects.filter(batch=check(an, world, saved(book))).order_by("row_no").first()
    assert row is not None
    assert words in problems(row)


def test_a_number_kept_as_a_number_gets_its_zero_back(world: World, an: Actor) -> None:
    row = one(an, world, child_row(1, "Lò Thị Hoa", born="08/06/2019", number=12319002053))
    assert row.data["personal_number"] == "012319002053"
    assert "mất số 0" in row.warnings[0]["words"]
    assert row.state == RowState.NEW


def test_values_of_formulas_are_taken(world: World, an: Actor) -> None:
    assert as_words(12.0) == "12"
    assert as_words(True) == "x"
    assert as_words(date(2019, 6, 8)) == "08/06/2019"
    assert as_words(datetime(2019, 6, 8, 7, 30)) == "08/06/2019 07:30"
    assert as_words(1.5) == "1.5"


def test_blank_rows_totals_and_signatures_are_nobody(world: World, an: Actor) -> None:
    rows = [
        child_row(1),
        [None] * 8,
        ["Tổng cộng: 1 em"],
        [None, "", "", "", "", "", "", "Người lập biểu"],
        ["  "],
    ]
    batch = check(an, world, workbook(rows))
    assert ImportRow.objects.filter(batch=batch).count() == 1


def test_a_row_twice_is_named_with_its_twin(world: World, an: Actor) -> None:
    rows = [
        child_row(1),
        child_row(2),
        child_row(1),
        child_row(3, number="012319002053"),
        child_row(4, number="012319002053"),
    ]
    batch = check(an, world, workbook(rows))
    wrong = {row.row_no: problems(row) for row in ImportRow.objects.filter(batch=batch, state=RowState.WRONG)}
    assert wrong == {
        4: "Họ và tên: Dòng này lặp lại dòng 2",
        6: "Số định danh cá nhân: Trùng số định danh với dòng 5",
    }


FULL_HEADS = [
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Người chăm sóc",
    "Quan hệ",
    "SĐT",
    "Số hộ",
    "Chủ hộ",
    "Hộ nghèo",
    "Khai sinh",
    "Hoàn cảnh",
    "Họ tên bố",
    "Ghi chú",
    "Màu áo",
]


def full_row(**values: Any) -> list[Any]:
    known = {
        "name": "Lò Thị Hoa",
        "born": "08/06/2019",
        "sex": "nữ",
        "carer": "Phàn Mẩy Chao",
        "relation": "bà nội",
        "phone": 912345678,
        "house": "H-1",
        "head": "Lò Văn Tiến",
        "poverty": "Hộ nghèo",
        "registered": "x",
        "groups": "c, d",
        "father": "Lò Văn Tiến",
        "note": "",
        "coat": "đỏ",
        **values,
    }
    return list(known.values())


def test_family_household_and_groups_come_with_the_child(world: World, an: Actor) -> None:
    batch = check(an, world, workbook([full_row()], FULL_HEADS))
    assert batch.ignored == ["Màu áo"]
    commit_batch(actor=an, batch_id=batch.pk)
    child = Child.objects.get(import_batch=batch)
    people = {(one.full_name, one.relation, one.is_carer, one.phone) for one in child.guardians.all()}
    assert people == {
        ("Lò Văn Tiến", "father", False, ""),
        ("Phàn Mẩy Chao", "grandmother", True, "0912345678"),
    }
    assert child.birth_registered
    assert child.household is not None
    assert (child.household.number, child.household.poverty) == ("H-1", "poor")
    assert sorted(child.circumstances.values_list("group_key", flat=True)) == ["c", "d"]
    assert Residence.objects.get(child=child).valid_from == date(2019, 6, 8)


def test_an_unknown_group_is_an_error_and_an_unknown_class_only_a_warning(world: World, an: Actor) -> None:
    row = one(an, world, full_row(groups="zz", poverty="hạng ba", father="Lò 12"), FULL_HEADS)
    assert "Không có nhóm “zz”" in problems(row)
    assert {warning["column"] for warning in row.warnings} == {"Diện hộ", "Họ và tên cha"}


def test_a_parent_in_the_carers_column_is_a_parent(world: World, an: Actor) -> None:
    row = one(an, world, full_row(carer="Vàng Thị Mai", relation="mẹ"), FULL_HEADS)
    assert (row.data["mother"], row.data["carer"]) == ("Vàng Thị Mai", "")


def test_a_household_is_shared_and_brought_up_to_date(world: World, an: Actor) -> None:
    Household.objects.create(place=world.commune, number="H-1", poverty="none")
    rows = [full_row(), full_row(name="Lò Văn Hùng", sex="Nam", born="01/02/2015")]
    commit_batch(actor=an, batch_id=check(an, world, workbook(rows, FULL_HEADS)).pk)
    assert Household.objects.get().poverty == "poor"
    assert Household.objects.get().children.count() == 2


def test_a_dry_run_writes_nothing_and_sending_twice_doubles_nobody(world: World, an: Actor) -> None:
    data = workbook([child_row(number) for number in range(40)])
    first = check(an, world, data)
    assert first.counts["new"] == 40
    assert not Child.objects.filter(place=world.commune).exists()
    commit_batch(actor=an, batch_id=first.pk)
    again = check(an, world, data)
    assert (again.counts["new"], again.counts["same"]) == (0, 40)
    commit_batch(actor=an, batch_id=again.pk)
    assert Child.objects.filter(place=world.commune).count() == 40


def test_two_checks_of_one_file_before_either_is_committed_double_nobody(world: World, an: Actor) -> None:
    data = workbook([child_row(number) for number in range(5)])
    first, second = check(an, world, data), check(an, world, data)
    commit_batch(actor=an, batch_id=first.pk)
    late = commit_batch(actor=an, batch_id=second.pk)
    assert (late.counts["done"], late.counts["same"]) == (0, 5)
    assert Child.objects.filter(place=world.commune).count() == 5


def test_a_batch_is_committed_once(world: World, an: Actor) -> None:
    batch = check(an, world, workbook([child_row(1)]))
    commit_batch(actor=an, batch_id=batch.pk)
    with pytest.raises(Conflict):
        commit_batch(actor=an, batch_id=batch.pk)
    with pytest.raises(Conflict):
        discard_batch(actor=an, batch_id=batch.pk)
    with pytest.raises(Conflict):
        decide_row(actor=an, batch_id=batch.pk, verdicts={})


def test_a_batch_may_be_put_aside(world: World, an: Actor) -> None:
    batch = check(an, world, workbook([child_row(1)]))
    assert discard_batch(actor=an, batch_id=batch.pk).state == BatchState.DISCARDED
    assert not Child.objects.filter(place=world.commune).exists()


def test_a_row_like_a_record_waits_for_a_decision(world: World, an: Actor) -> None:
    held = make_child(
        world.commune, "Lò Thị Ánh Thư", born_on=date(2019, 6, 8), mother="Lò Thị Hòa", village="Bản Nà Phát"
    )
    rows = [
        child_row(1, "Lò Thị Anh Thư", born="06/06/2019", mother="Lò Thị Hoa"),
        child_row(2, "Lo Thi Anh Thu", born="09/06/2019", mother="Lò Thị Hoà"),
        child_row(3, "Lò Thị Ánh Thư", born="08/06/2019", mother="Lò Thị Hòa"),
    ]
    batch = check(an, world, workbook(rows))
    like = list(ImportRow.objects.filter(batch=batch, state=RowState.LIKE).order_by("row_no"))
    assert [row.match_id for row in like] == [held.pk, held.pk]
    assert like[0].reasons
    assert batch.counts["same"] == 1
    decide_row(actor=an, batch_id=batch.pk, verdicts={like[0].pk: Verdict.SAME, like[1].pk: Verdict.UNSURE})
    done = commit_batch(actor=an, batch_id=batch.pk)
    assert (done.counts["done"], done.counts["same"]) == (1, 2)
    assert Child.objects.get(import_batch=batch).needs_review


def test_an_undecided_row_is_left_out(world: World, an: Actor) -> None:
    make_child(
        world.commune, "Lò Thị Ánh Thư", born_on=date(2019, 6, 8), mother="Lò Thị Hòa", village="Bản Nà Phát"
    )
    batch = check(
        an, world, workbook([child_row(1, "Lò Thị Anh Thư", born="06/06/2019", mother="Lò Thị Hoa")])
    )
    assert commit_batch(actor=an, batch_id=batch.pk).counts["done"] == 0


def test_a_number_of_another_child_is_an_error(world: World, an: Actor) -> None:
    make_child(world.commune, "Vàng A Páo", personal_number="012319000001")
    make_child(world.other_commune, "Trần Văn Xa", personal_number="019319000001")
    rows = [
        child_row(1, number="012319000001"),
        child_row(2, number="019319000001"),
        child_row(3, "Vàng A Páo", born="08/06/2019", number="012319000001"),
    ]
    batch = check(an, world, workbook(rows[:2]))
    words = " ".join(problems(row) for row in ImportRow.objects.filter(batch=batch))
    assert "đã có ở hồ sơ TE-" in words
    assert "ngoài phạm vi" in words
    assert check(an, world, workbook(rows[2:])).counts["same"] == 1


def test_failed_rows_come_back_as_a_file_that_can_be_sent_again(world: World, an: Actor) -> None:
    rows = [child_row(1), child_row(2, number="0123190020531"), child_row(3, born="hôm qua")]
    batch = check(an, world, workbook(rows, above=2))
    commit_batch(actor=an, batch_id=batch.pk)
    book = load_workbook(io.BytesIO(files.failed_rows(batch)))
    page = book.active
    assert page is not None
    assert page.max_row == 3
    heads = [cell.value for cell in page[1]]
    assert heads[-1] == "Lỗi"
    assert "13 chữ số" in str(page.cell(2, len(heads)).value)
    page.cell(2, heads.index("Số định danh cá nhân") + 1).value = "012319002053"
    page.cell(3, heads.index("Ngày sinh") + 1).value = "05/06/2018"
    again = check(an, world, saved(book))
    assert again.counts["new"] == 2, [problems(row) for row in ImportRow.objects.filter(batch=again)]
    commit_batch(actor=an, batch_id=again.pk)
    assert Child.objects.filter(place=world.commune).count() == 3


def test_no_cell_of_a_file_we_make_is_a_formula(world: World, an: Actor) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADS)
    page.append(child_row(1, village="=1+1"))
    page.cell(2, 8).data_type = "s"
    batch = check(an, world, saved(book))
    made = load_workbook(io.BytesIO(files.failed_rows(batch))).active
    assert made is not None
    kinds = {cell.data_type for row in made.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_the_template_is_recognised_and_its_numbers_are_text(world: World, an: Actor) -> None:
    book = load_workbook(io.BytesIO(files.template()))
    page = book["Trẻ em"]
    heads = [cell.value for cell in page[1]]
    assert page.cell(2, heads.index("Số định danh cá nhân") + 1).number_format == "@"
    layout = recognise(read_workbook(files.template()))
    assert layout.sheet.name == "Trẻ em"
    assert len(layout.places) == len(heads)


def test_imports_need_their_right_and_the_scope(world: World, an: Actor, dung: Actor) -> None:
    data = workbook([child_row(1)])
    with pytest.raises(NotAllowed):
        check(make_actor(world.commune, [READ]), world, data)
    with pytest.raises(NotFound):
        check(dung, world, data)
    with pytest.raises(Invalid):
        check_spreadsheet(actor=an, place=world.province, file_name="a", data=data)
    batch = check(an, world, data)
    assert [one.pk for one in list_batches(an)] == [batch.pk]
    with pytest.raises(NotFound):
        get_batch(dung, batch.pk)


def test_five_hundred_children_are_written_under_row_security_in_a_constant_number_of_queries(
    world: World, an: Actor, django_assert_num_queries: Any
) -> None:
    with as_web_role(), acting(an):
        small = check(an, world, workbook([child_row(number) for number in range(20)]))
        with django_assert_num_queries(QUERIES):
            commit_batch(actor=an, batch_id=small.pk)
        large = check(an, world, workbook([child_row(number) for number in range(20, 520)]))
        with django_assert_num_queries(QUERIES):
            commit_batch(actor=an, batch_id=large.pk)
        assert Child.objects.count() == 520
        assert Guardian.objects.count() == 520
        assert Entry.objects.filter(verb="children.imported").count() == 520


QUERIES = 28


def test_the_command_line_checks_or_writes_a_file(world: World, an: Actor, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(workbook([child_row(1), child_row(2, number="1")]))
    dry = import_file(an, path, world.commune, dry_run=True)
    assert (dry.counts["new"], dry.counts["wrong"]) == (1, 1)
    assert "dòng 3, cột Số định danh cá nhân" in str(dry)
    assert not Child.objects.filter(place=world.commune).exists()
    assert import_file(an, path, world.commune).counts["done"] == 1
    assert len(report_of(ImportBatch.objects.latest("created_at")).problems) == 1
    with pytest.raises(Invalid, match="Không có tệp"):
        import_file(an, tmp_path / "khong.xlsx", world.commune)
