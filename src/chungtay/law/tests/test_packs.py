"""What the shipped packs say, held against the documents they come from."""

from datetime import date

import pytest

from chungtay.core.errors import NotFound
from chungtay.law import api

pytestmark = pytest.mark.django_db

THEN, NOW = date(2022, 3, 1), date(2026, 11, 22)


def test_the_packs_load() -> None:
    report = api.load_packs()
    assert report.counts["circumstance_group"] == 14
    assert "report_regime" in str(report)


def test_fourteen_groups_in_the_order_of_the_law() -> None:
    groups = api.circumstance_groups(NOW)
    assert "".join(group.letter for group in groups) == "abcdđeghiklmno"
    assert [group.id for group in groups] == [group.letter for group in groups]
    assert {group.letter for group in groups if group.sensitive} == set("đegiklm")
    assert len(api.get_circumstance_group("c").subtypes) == 12
    assert api.circumstance_groups(date(2017, 5, 31)) == []
    assert all(group.status == "confirmed" for group in groups)


def test_nothing_unread_is_called_confirmed() -> None:
    assert {risk.status for risk in api.risk_groups(NOW)} == {"to_check"}
    marks = {subtype.id: subtype.status for subtype in api.get_circumstance_group("c").subtypes}
    assert [marks[f"c{number}"] for number in range(6, 11)] == ["to_check"] * 4 + ["inferred"]
    assert all(regime.status == "to_check" and regime.editable for regime in api.report_regimes(year=2026))
    assert all(regime.period_status == "to_check" for regime in api.report_regimes())
    assert api.get_regime("m22_six_month").weakest_status == "to_check"


@pytest.mark.parametrize(
    ("regime_id", "words", "last", "owed_by", "owed_to"),
    [
        ("m20_six_month", "trước ngày 25/05/2020", date(2020, 5, 24), "province", "ministry"),
        ("m20_yearly", "trước ngày 20/11/2020", date(2020, 11, 19), "province", "ministry"),
        ("m22_six_month", "trước ngày 25/05/2022", date(2022, 5, 24), "province", "ministry"),
        ("m22_yearly", "trước ngày 20/11/2022", date(2022, 11, 19), "province", "ministry"),
        ("p22_six_month", "trước ngày 10/05/2022", date(2022, 5, 9), "district", "province"),
        ("p22_yearly", "trước ngày 10/11/2022", date(2022, 11, 9), "district", "province"),
        ("d20_six_month", "chậm nhất ngày 25/05/2020", date(2020, 5, 25), "commune", "district"),
        ("d20_yearly", "chậm nhất ngày 20/11/2020", date(2020, 11, 20), "commune", "district"),
        ("y26_six_month_commune", "trước ngày 10/05/2026", date(2026, 5, 9), "commune", "province"),
        ("y26_six_month_province", "trước ngày 25/05/2026", date(2026, 5, 24), "province", "ministry"),
    ],
)
def test_due_days_as_the_documents_write_them(
    regime_id: str, words: str, last: date, owed_by: str, owed_to: str
) -> None:
    regime = api.get_regime(regime_id)
    assert (regime.due.words, regime.due.last_day) == (words, last)
    assert (regime.owed_by.level, regime.owed_to.level) == (owed_by, owed_to)
    assert regime.form == "child_affairs_six_month"


def test_regimes_of_a_place_and_a_year() -> None:
    thai_binh = {regime.id for regime in api.report_regimes(year=2022, place_codes=["34", "VN"])}
    elsewhere = {regime.id for regime in api.report_regimes(year=2022, place_codes=["12", "VN"])}
    assert thai_binh - elsewhere == {
        "p22_six_month",
        "p22_six_month_commune",
        "p22_yearly",
        "p22_six_month_agencies",
        "p22_yearly_agencies",
    }
    assert {regime.year for regime in api.report_regimes(NOW)} == {2026}
    with pytest.raises(NotFound):
        api.get_regime("m99")


@pytest.mark.parametrize(
    ("level", "then", "now"),
    [
        ("ministry", "Bộ Lao động - Thương binh và Xã hội", "Bộ Y tế"),
        ("province", "Sở Lao động - Thương binh và Xã hội", "Sở Y tế"),
        ("district", "Phòng Lao động - Thương binh và Xã hội", None),
        ("commune", "Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp xã"),
    ],
)
def test_who_keeps_child_affairs(level: str, then: str, now: str | None) -> None:
    before, after = (api.agency_for("child_affairs", level, on) for on in (THEN, NOW))
    assert before is not None
    assert before.agency == then
    assert (after.agency if after else None) == now


def test_no_level_has_two_agencies_on_one_day() -> None:
    roles = api.agency_roles("child_affairs")
    for on in (THEN, date(2025, 2, 28), date(2025, 3, 1), date(2025, 7, 1), NOW):
        levels = [role.level for role in roles if role.holds(on)]
        assert len(levels) == len(set(levels)), on


@pytest.mark.parametrize("year", range(2017, 2028))
def test_every_year_has_the_feasts_of_the_law(year: int) -> None:
    entry = api.holiday_year(year)
    assert entry is not None
    days = {day.on for day in entry.days}
    assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= days
    names = [day.name for day in entry.days]
    assert sum("Tết Nguyên đán" in name for name in names) >= 4
    assert any("Hùng Vương" in name for name in names)
    weekdays_off = sum(day.weekday() < 5 for day in days) + len(entry.swaps)
    assert weekdays_off >= (10 if year < 2021 else 11)


def test_working_days_over_tet_and_swaps() -> None:
    calendar = api.working_calendar([2026])
    assert calendar.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10)), "worked in exchange for 2 January"
    assert api.holidays(2018).is_working(date(2019, 1, 5)), "the swap stands in the pack of 2018"
    assert api.calendar_status(date(2026, 2, 10), date(2026, 2, 25)) == "confirmed"
    assert api.calendar_status(date(2026, 11, 20), date(2026, 11, 30)) == "to_check"
    assert api.calendar_status(date(2035, 1, 1), date(2035, 1, 2)) == "to_check"


def test_the_injury_form() -> None:
    assert [kind.id for kind in api.injury_kinds(NOW)] == [f"{number:02d}" for number in range(1, 12)]
    bands = api.age_bands("injury", NOW)
    assert [(band.least, band.under) for band in bands] == [(0, 6), (6, 10), (10, 14), (14, 16)]
    assert bands[-1].status == "inferred", "the form prints 14-16, which overlaps the law"
    assert {place.id for place in api.injury_places(NOW)} == {"home", "school", "community"}
    grid = api.get_form("child_injury_grid")
    assert (len(grid.rows), len(grid.columns)) == (12, 20)


def test_the_report_form() -> None:
    form = api.get_form("child_affairs_six_month", NOW)
    assert [column.id for column in form.counted_columns] == ["total", "male", "female", "minority"]
    groups = [row for row in form.rows if row.id.startswith("r2_") and row.kind == "count"]
    assert len(groups) == 14
    assert {key for row in groups for key in row.given.circumstance.any_of} == set("abcdđeghiklmno")  # type: ignore[union-attr]
    assert len(form.narrative) == 12
    assert form.column("change").minus == "last_year"
    assert form.row("r1_4").given.declared() == {"age": {"from": 6, "under": 10}}
    with pytest.raises(KeyError):
        form.row("nowhere")
    ages = [form.row(name).given.age for name in ("r1_1", "r1_4", "r1_5", "r1_6")]
    years = [year for age in ages if age for year in range(age.least or 0, age.under or 0)]
    assert years == list(range(16)), "the bands cover every age once"


def test_measures_are_plain_declarations() -> None:
    declared = api.get_measure("children_in_special_circumstances").declared()
    assert declared == {
        "id": "children_in_special_circumstances",
        "counts": "children",
        "at": "period_end",
        "once_per_child": False,
        "where": {"age": {"under": 16}, "circumstance": {"any_of": "law.circumstances"}},
    }
    assert api.condition_lists(NOW)["law.circumstances"] == list("abcdđeghiklmno")
    assert {measure.id for measure in api.measures(NOW)} >= {"children", "children_injured"}


@pytest.mark.parametrize("spelling", ["13/2023/NĐ-CP", "Số: 13/2023/NĐ-CP", "13 / 2023/nđ–cp."])
def test_superseded_documents_are_known_in_any_spelling(spelling: str) -> None:
    found = api.superseded(spelling, NOW)
    assert found is not None
    assert found.by == ("91/2025/QH15", "356/2025/NĐ-CP")
    assert api.superseded(spelling, date(2025, 12, 31)) is None


def test_a_number_without_a_year_is_told_apart_by_its_date() -> None:
    assert api.superseded("1863/QĐ-TTg", NOW, date(2019, 12, 23)) is not None
    assert api.superseded("1863/QĐ-TTg", NOW, date(2023, 1, 1)) is None
    assert api.superseded("1863/QĐ-TTg", NOW) is not None
    assert api.superseded("56/2017/NĐ-CP", NOW) is None


def test_every_entry_knows_where_it_is_written() -> None:
    regime = api.get_regime("m22_six_month")
    assert api.where_written(regime).startswith("cv-478-2022/regimes.yaml:")
    assert regime.basis == "478/LĐTBXH-TE của Bộ LĐTBXH ngày 28/02/2022, Mục 10"
    assert all(placed.entry.cites for placed in api.placed_entries())
