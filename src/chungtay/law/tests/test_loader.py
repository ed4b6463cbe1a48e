"""Every way a pack can be wrong, each told with file, line and reason."""

from pathlib import Path

import pytest

from chungtay.law.loader import LawPackError, read_packs

GOOD = """\
kind: risk_group
entries:
  - id: poor
    order: 1
    name: Gia đình nghèo
    cites: {document: 102/2016/QH13, article: Điều 4}
    status: to_check
    valid_from: 2017-06-01
"""


def write(root: Path, text: str, name: str = "doc/pack.yaml") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def problems(root: Path, text: str, name: str = "doc/pack.yaml") -> tuple[str, ...]:
    with pytest.raises(LawPackError) as refused:
        read_packs(write(root, text, name))
    assert str(refused.value) == "\n".join(refused.value.problems)
    return refused.value.problems


def test_a_good_pack_loads(tmp_path: Path) -> None:
    book = read_packs(write(tmp_path, GOOD))
    assert book.counts() == {"risk_group": 1}
    assert book.placed["risk_group"][0].where == "doc/pack.yaml:3"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    order: 1\n", "    order: 1\n    colour: red\n", "doc/pack.yaml:5: unknown key: colour"),
        (
            "    cites: {document: 102/2016/QH13, article: Điều 4}\n",
            "",
            "doc/pack.yaml:3: missing citation: cites",
        ),
        (
            "{document: 102/2016/QH13, article: Điều 4}",
            "[]",
            "doc/pack.yaml:6: missing citation: cites is empty",
        ),
        (
            "{document: 102/2016/QH13, article: Điều 4}",
            "{article: Điều 4}",
            "doc/pack.yaml:6: missing: cites.0.document",
        ),
        (
            "status: to_check",
            "status: sure",
            "doc/pack.yaml:7: status: 'sure' is not one of 'confirmed', 'inferred' or 'to_check'",
        ),
        ("    status: to_check\n", "", "doc/pack.yaml:3: missing: status"),
        ("    valid_from: 2017-06-01\n", "", "doc/pack.yaml:3: missing: valid_from"),
        (
            "valid_from: 2017-06-01",
            "valid_from: 2017-06-01\n    valid_to: 2017-06-01",
            "doc/pack.yaml:3: valid_to must come after valid_from",
        ),
        ("kind: risk_group", "kind: riskgroup", "doc/pack.yaml:1: unknown kind 'riskgroup'"),
        ("    order: 1\n", "    order: 1\n    order: 2\n", "doc/pack.yaml:5: key written twice: order"),
        (
            "    name: Gia",
            "    name: a: Gia",
            "doc/pack.yaml:5: not YAML: mapping values are not allowed here",
        ),
        ("kind: risk_group\n", "kind: risk_group\nmore: 1\n", "doc/pack.yaml:1: a pack has exactly two keys"),
        ("id: poor", "id: 'po or'", "doc/pack.yaml:3: id: String should match pattern"),
    ],
)
def test_each_fault_names_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in GOOD
    told = problems(tmp_path, GOOD.replace(old, new))
    assert told[0].startswith(expected), told


def test_an_empty_pack_is_refused(tmp_path: Path) -> None:
    assert "must be a list" in problems(tmp_path, "kind: risk_group\nentries: []\n")[0]
    assert "two keys" in problems(tmp_path, "")[0]


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "doc" / "pack.yaml"
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LawPackError, match="not UTF-8"):
        read_packs(tmp_path)


def test_overlapping_validity_names_both_places(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    later = GOOD.replace("2017-06-01", "2020-01-01")
    told = problems(tmp_path, later, "later/pack.yaml")
    assert told == ("later/pack.yaml:3: risk_group 'poor' overlaps in validity with doc/pack.yaml:3",)


def test_editions_that_follow_each_other_are_fine(tmp_path: Path) -> None:
    write(
        tmp_path, GOOD.replace("valid_from: 2017-06-01", "valid_from: 2017-06-01\n    valid_to: 2020-01-01")
    )
    write(tmp_path, GOOD.replace("2017-06-01", "2020-01-01"), "later/pack.yaml")
    assert read_packs(tmp_path).counts() == {"risk_group": 2}


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("status: to_check", "status: sure"))
    told = problems(tmp_path, GOOD.replace("    order: 1\n", "    colour: red\n"), "b/pack.yaml")
    assert [line.split(": ", 1)[0] for line in told] == ["b/pack.yaml:3", "b/pack.yaml:4", "doc/pack.yaml:7"]


REGIME = """\
kind: report_regime
entries:
  - id: r
    name: Báo cáo
    cites: {document: 478/LĐTBXH-TE, article: Mục 10}
    status: confirmed
    valid_from: 2022-02-28
    period: six_month
    year: 2022
    period_start: 2021-12-15
    period_end: 2022-04-30
    period_status: to_check
    owed_by: {level: province, function: child_affairs}
    owed_to: {level: ministry, function: child_affairs}
    due: {on: 2022-05-25, side: before}
    form: nowhere
"""


def test_references_must_lead_somewhere(tmp_path: Path) -> None:
    told = problems(tmp_path, REGIME)
    assert told == (
        "doc/pack.yaml:3: form 'nowhere' is in no pack",
        "doc/pack.yaml:3: no agency has the function 'child_affairs' at level 'province'",
        "doc/pack.yaml:3: no agency has the function 'child_affairs' at level 'ministry'",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("side: before", "side: until", "doc/pack.yaml:15: due.side: 'until' is not one of 'before' or 'by'"),
        ("on: 2022-05-25", "on: 2022-02-31", "doc/pack.yaml:15: 2022-02-31: day is out of range"),
        ("period_end: 2022-04-30", "period_end: 2021-04-30", "doc/pack.yaml:3: period_end must come after"),
        ("level: province", "level: ward", "doc/pack.yaml:13: owed_by.level: 'ward' is not one of"),
        ("level: province,", "level: province, who: me,", "doc/pack.yaml:13: unknown key: owed_by.who"),
    ],
)
def test_faults_inside_parts_of_an_entry(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert problems(tmp_path, REGIME.replace(old, new))[0].startswith(expected)


MEASURE = """\
kind: measure
entries:
  - id: m
    name: Trẻ em
    counts: children
    at: period_end
    where: {circumstance: a}
    cites: {document: 102/2016/QH13}
    status: confirmed
    valid_from: 2017-06-01
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", "doc/pack.yaml:3: circumstance_group 'a' is in no pack"),
        ("circumstance: a", "colour: a", "doc/pack.yaml:7: unknown key: where.colour"),
        ("counts: children", "counts: houses", "doc/pack.yaml:5: counts: 'houses' is not one of"),
        ("circumstance: a", "sex: x", "doc/pack.yaml:7: where.sex: 'x' is not one of 'male' or 'female'"),
    ],
)
def test_measures_keep_to_the_vocabulary(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert problems(tmp_path, MEASURE.replace(old, new) if old else MEASURE)[0].startswith(expected)


FORM = """\
kind: report_form
entries:
  - id: f
    name: Biểu
    cites: {document: 102/2016/QH13}
    status: to_check
    valid_from: 2017-06-01
    columns:
      - {id: total, name: Tổng số}
    sections:
      - id: s
        name: I
        rows:
          - {id: r1, number: "1", name: Dòng, kind: manual}
    checks:
      - {kind: at_most, part: r1, whole: r1}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("whole: r1", "whole: r9", "doc/pack.yaml:3: no such row: r9"),
        ("kind: at_most", "kind: sometimes", "doc/pack.yaml:16: checks.0"),
        (
            "kind: manual",
            "kind: count",
            "doc/pack.yaml:14: sections.0.rows.0: a row of kind count names its measure",
        ),
        (
            "kind: manual",
            "kind: sum",
            "doc/pack.yaml:14: sections.0.rows.0: a row of kind sum names the rows",
        ),
        ("kind: manual", "measure: m", "doc/pack.yaml:3: row r1: measure 'm' is in no pack"),
        (
            "name: Tổng số",
            "name: Năm trước, kind: last_year",
            "doc/pack.yaml:9: columns.0: a column of kind last_year",
        ),
        (
            "      - {id: total, name: Tổng số}\n",
            "      - {id: total, name: Tổng số}\n      - {id: total, name: Nữa}\n",
            "doc/pack.yaml:3: column named twice: total",
        ),
    ],
)
def test_forms_must_agree_with_themselves(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert problems(tmp_path, FORM.replace(old, new))[0].startswith(expected)


HOLIDAYS = """\
kind: holiday_year
entries:
  - id: "2026"
    name: Ngày nghỉ năm 2026
    cites: {document: 45/2019/QH14, article: Điều 112}
    status: inferred
    valid_from: 2026-01-01
    days:
      - {on: 2026-01-01, name: Tết Dương lịch}
    swaps:
      - {off: 2026-01-02, worked: 2026-01-10}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("on: 2026-01-01", "on: 2025-01-01", "doc/pack.yaml:3: days outside 2026: 01/01/2025"),
        (
            "worked: 2026-01-10",
            "worked: 2026-01-09",
            "doc/pack.yaml:3: a swap must give a weekday for a weekend day",
        ),
        ('id: "2026"', "id: tet", "doc/pack.yaml:3: id must be the year"),
    ],
)
def test_holidays_must_be_possible(tmp_path: Path, old: str, new: str, expected: str) -> None:
    read_packs(write(tmp_path, HOLIDAYS))
    assert problems(tmp_path, HOLIDAYS.replace(old, new))[0].startswith(expected)
