"""The states table, double clicks from two threads, row security, the sum of parts, duties of a period, other years."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plugin import as_web_role

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotFound
from chungtay.duties.api import Duty
from chungtay.journal.api import Entry
from chungtay.law.api import load_packs
from chungtay.people.api import Agency, acting, refresh_scope
from chungtay.places.api import country, descendants, units_on
from chungtay.reports import api
from chungtay.reports.choices import State
from chungtay.reports.filling import cells_of
from chungtay.reports.models import FrozenCell, Sending
from chungtay.reports.queries import last_year
from chungtay.reports.rules import ERROR, QUESTION, problems
from chungtay.reports.sheet import body_of, sheet_of
from chungtay.reports.states import EDITABLE, RECEIVED, STEPS, check_step
from chungtay.reports.tests.conftest import LEADER, Cast, actor, make_child, make_post, make_system
from chungtay.reports.tests.test_walk import COMMUNE, PROVINCE, fill, send, settle_manual

END = date(2026, 4, 30)


def test_every_state_has_a_way_on_and_a_locked_one_changes_nothing() -> None:
    """No state is a trap except the last; a report the level above received is never editable."""
    for state in State.values:
        ways = [name for name, step in STEPS.items() if state in step.starts]
        assert ways, state
    assert not EDITABLE & RECEIVED
    for name, step in STEPS.items():
        for state in State.values:
            if state in step.starts:
                assert check_step(state, name) is step
            else:
                with pytest.raises(Conflict):
                    check_step(state, name)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_checks_find_exactly_what_is_wrong(data: Any) -> None:
    """A form filled from a true register raises nothing; breaking one sum raises an error on that row."""
    load_packs()
    sheet = sheet_of(body_of("child_affairs_six_month", END))
    values: dict[tuple[str, str], int | None] = dict.fromkeys(sheet.keys, 0)
    assert problems(sheet, values) == []
    row = data.draw(st.sampled_from([row for row in sheet.rows if row.kind == "count"]))
    values[row.id, "male"] = data.draw(st.integers(1, 50))
    found = problems(sheet, values)
    assert (row.id, "total") in {problem.key for problem in found if problem.kind == ERROR}
    calm = dict.fromkeys(sheet.keys, 0)
    loud = {**calm, ("r5", "total"): 16, ("r5", "male"): 16}
    before = {**calm, ("r5", "total"): 4}
    asked = [problem for problem in problems(sheet, loud, before) if problem.kind == QUESTION]
    assert [problem.key for problem in asked] == [("r5", "total")]
    assert "từ 4 lên 16 (300 %)" in asked[0].text
    assert not [p for p in problems(sheet, loud, before, {("r5", "total")}) if p.kind == QUESTION]


def test_what_was_sent_can_never_be_altered(cast: Cast) -> None:
    """The database itself refuses to change or remove a sending, its cells or its definition."""
    fill(cast)
    with acting(cast.leaders[0]):
        _report, sent = send(cast, 0)
    for act in (
        lambda: Sending.objects.filter(id=sent.id).update(hash="x"),
        lambda: FrozenCell.objects.filter(sending=sent).update(value=0),
        lambda: FrozenCell.objects.filter(sending=sent).delete(),
    ):
        with (
            pytest.raises((InternalError, ProgrammingError, Exception), match="kept as it was"),
            transaction.atomic(),
        ):
            act()


def test_the_database_shows_reports_of_the_scope_only(cast: Cast) -> None:
    """With no filter at all, the web's role sees its own commune's cells; without a post it sees none."""
    fill(cast)
    for leader in cast.leaders:
        with acting(leader):
            api.open_report(actor=leader, regime_id=COMMUNE)
    tables = ("reports_report", "reports_cell")
    with as_web_role():
        for table in tables:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,)
        with acting(cast.leaders[0]), connection.cursor() as cursor:
            cursor.execute("SELECT count(*), count(DISTINCT place_id) FROM reports_cell")
            whole, places = cursor.fetchone()
            assert places == 1
            assert whole > 100
        with acting(cast.office), connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT place_id) FROM reports_cell")
            assert cursor.fetchone() == (2,)


def test_the_journey_runs_as_the_web_role(cast: Cast) -> None:
    """Filling, sending and adding up work under row security, and a stranger's report does not exist."""
    fill(cast)
    with as_web_role():
        with acting(cast.leaders[0]):
            report, sent = send(cast, 0)
            assert api.hash_again(sent) == sent.hash
        with acting(cast.leaders[1]), pytest.raises(NotFound):
            api.get_report(cast.leaders[1], report.id)
        with acting(cast.office):
            whole = api.open_report(actor=cast.office, regime_id=PROVINCE)
            assert api.gather(actor=cast.office, report_id=whole.id).received == 1


def test_a_child_who_moved_away_is_counted_where_it_lived(cast: Cast) -> None:
    """A commune's count at the end of the period does not lose the child whose file went to another commune since."""
    child = make_child(cast.communes[0], 1)
    home = child.residences.get()
    home.valid_to = date(2026, 5, 3)
    home.save()
    child.place = cast.communes[1]
    child.save()
    child.residences.create(place=cast.communes[1], kept_at=cast.communes[1], valid_from=date(2026, 5, 3))
    with as_web_role(), acting(cast.leaders[0]):
        report = api.open_report(actor=cast.leaders[0], regime_id=COMMUNE)
        assert cells_of(report.id)["r1", "total"].value == 1
    with as_web_role(), acting(cast.leaders[1]):
        other = api.open_report(actor=cast.leaders[1], regime_id=COMMUNE)
        assert cells_of(other.id)["r1", "total"].value == 0


@pytest.mark.parametrize("size", [0, 3])
def test_opening_asks_a_constant_number_of_questions(cast: Cast, size: int) -> None:
    """However many children, a report is opened and filled by the same number of queries."""
    for number in range(size):
        make_child(cast.communes[0], number)
    with acting(cast.leaders[0]), CaptureQueriesContext(connection) as asked:
        api.open_report(actor=cast.leaders[0], regime_id=COMMUNE)
    assert len(asked) <= 40


def test_a_period_becomes_a_duty_of_every_unit_once(cast: Cast) -> None:
    """The same number of queries whatever the number of units; asking twice gives nobody a second duty."""
    with acting(cast.office), CaptureQueriesContext(connection) as asked:
        opened = api.open_period(actor=cast.office, regime_id=COMMUNE)
    assert len(opened) == 2
    assert len(asked) <= 25
    with acting(cast.office):
        assert api.open_period(actor=cast.office, regime_id=COMMUNE) == []
    duty = Duty.objects.get(owed_by_id=cast.leaders[0].agency_id)
    assert duty.due_on == date(2026, 5, 9)
    assert duty.owed_to_id == cast.office.agency_id
    with acting(cast.leaders[0]):
        report, _sent = send(cast, 0)
    duty.refresh_from_db()
    assert report.duty_id == duty.id
    assert duty.done_at is not None
    with acting(cast.office):
        with pytest.raises(Invalid):
            api.return_report(actor=cast.office, report_id=report.id, reasons={})
        api.return_report(
            actor=cast.office,
            report_id=report.id,
            reasons={("r1", "total"): "Thiếu"},
            due_on=date(2026, 5, 12),
        )
    again = Duty.objects.get(owed_by_id=cast.leaders[0].agency_id, done_at__isnull=True)
    assert again.due_on == date(2026, 5, 12)
    with acting(cast.leaders[0]):
        api.check(actor=cast.leaders[0], report_id=report.id)
        api.sign(actor=cast.leaders[0], report_id=report.id)
        api.submit(actor=cast.leaders[0], report_id=report.id)
    again.refresh_from_db()
    assert again.done_at is not None


def test_the_structure_of_2022_has_its_own_levels(db: None) -> None:
    """District to province to ministry, under the documents of 2022: levels and agencies are data."""
    with clock.living_on(date(2022, 5, 5)):
        top = country(clock.today())
        make_system(top)
        province = units_on(clock.today(), "province").get(code="34")
        district = descendants(province, clock.today(), "district").first()
        commune = descendants(district, clock.today(), "commune").first()
        posts = []
        parent = None
        for unit, level in ((top, "ministry"), (province, "province"), (district, "district")):
            post = make_post(unit, level, f"Cơ quan {unit.full_name}", LEADER, parent)
            Agency.objects.filter(id=post.agency_id).update(valid_from=date(2010, 1, 1))
            parent = Agency.objects.get(id=post.agency_id)
            posts.append(post)
        refresh_scope()
        ministry, office, county = (actor(post) for post in posts)
        make_child(commune, 1)
        with acting(county):
            report = api.open_report(actor=county, regime_id="p22_six_month")
            assert cells_of(report.id)["r1", "total"].value == 1
            assert report.to_agency_id == office.agency_id
            settle_manual(county, report)
            api.check(actor=county, report_id=report.id)
            api.sign(actor=county, report_id=report.id)
            api.submit(actor=county, report_id=report.id)
        with acting(office):
            whole = api.open_report(actor=office, regime_id="m22_six_month")
            assert whole.to_agency_id == ministry.agency_id
            api.gather(actor=office, report_id=whole.id)
            assert cells_of(whole.id)["r1", "total"].summed == 1
        with acting(ministry):
            nation = api.open_report(actor=ministry, regime_id="2022-six_month.tong-hop")
            assert api.gather(actor=ministry, report_id=nation.id).received == 0


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_sum_row_is_the_sum_of_its_rows(data: Any) -> None:
    """Whatever the rows hold; a missing part leaves the sum empty instead of too small."""
    load_packs()
    sheet = sheet_of(body_of("child_affairs_six_month", END))
    numbers = data.draw(st.lists(st.integers(0, 99), min_size=len(sheet.keys), max_size=len(sheet.keys)))
    values: dict[tuple[str, str], int | None] = dict(zip(sheet.keys, numbers, strict=True))
    full = sheet.with_sums(values)
    for row in sheet.rows:
        if row.kind == "sum":
            for column in sheet.counted:
                assert full[row.id, column.id] == sum(values[part, column.id] or 0 for part in row.sum_of)
            values[row.sum_of[0], "total"] = None
            assert sheet.with_sums(values)[row.id, "total"] is None


def test_every_summed_cell_is_the_sum_of_what_was_sent(cast: Cast) -> None:
    """Nothing lost and nothing counted twice, cell by cell, when a report was sent twice."""
    fill(cast)
    for number in (0, 1):
        with acting(cast.leaders[number]):
            send(cast, number)
    first = api.Report.objects.get(agency_id=cast.leaders[0].agency_id)
    with acting(cast.office):
        api.return_report(actor=cast.office, report_id=first.id, reasons={("r1", "total"): "Xem lại"})
    make_child(cast.communes[0], 77)
    with acting(cast.leaders[0]):
        api.recompute(actor=cast.leaders[0], report_id=first.id)
        api.check(actor=cast.leaders[0], report_id=first.id)
        api.sign(actor=cast.leaders[0], report_id=first.id)
        api.submit(actor=cast.leaders[0], report_id=first.id)
    with acting(cast.office):
        whole = api.open_report(actor=cast.office, regime_id=PROVINCE)
        api.gather(actor=cast.office, report_id=whole.id)
        parts = [cells_of(report.id) for report in api.below(cast.office, whole).received]
        assert len(parts) == 2
        for key, cell in cells_of(whole.id).items():
            assert (cell.summed or 0) == sum(part[key].value or 0 for part in parts), key
            if cell.computed is not None:
                assert cell.summed == cell.computed, key


def test_a_paper_report_of_last_year_fills_the_column(cast: Cast) -> None:
    """Numbers typed from paper are final, say which paper, and stand in the column of last year."""
    leader = cast.leaders[0]
    paper = {
        "regime_id": COMMUNE,
        "year": 2025,
        "title": "Báo cáo 6 tháng đầu năm 2025",
        "period_start": date(2024, 12, 15),
        "period_end": date(2025, 4, 30),
        "values": {("r1", "total"): 2790},
    }
    with acting(leader):
        with pytest.raises(Invalid):
            api.record_past(actor=leader, reason="", **paper)
        sent = api.record_past(actor=leader, reason="BC-UBND 15/05/2025", **paper)
        assert api.hash_again(sent) == sent.hash
        assert last_year(api.open_report(actor=leader, regime_id=COMMUNE))["r1", "total"] == 2790
        with pytest.raises(Conflict):
            api.record_past(actor=leader, reason="lần nữa", **paper)


def test_last_year_is_what_was_sent_last_year(cast: Cast) -> None:
    """The column of the same period last year reads the frozen cells of the same place."""
    fill(cast)
    with acting(cast.leaders[0]):
        report, _sent = send(cast, 0)
        api.Report.objects.filter(id=report.id).update(cycle="2025-six_month", regime_id="earlier")
        now = api.open_report(actor=cast.leaders[0], regime_id=COMMUNE)
        assert last_year(now)["r1", "total"] == 4


@pytest.mark.django_db(transaction=True, serialized_rollback=False)
def test_two_clicks_at_once_send_once(request: pytest.FixtureRequest) -> None:
    """Two threads send the same report at the same moment: one sending, one journal line, both told the same."""
    with clock.living_on(date(2026, 5, 7)):
        day = clock.today()
        from chungtay.places.api import Unit, load_units

        if not Unit.objects.exists():
            load_units()
        top = country(day)
        make_system(top)
        unit = descendants(units_on(day, "province").get(code="12"), day, "commune").first()
        leader = actor(make_post(unit, "commune", "UBND xã", LEADER))
        refresh_scope()
        with acting(leader):
            report = api.open_report(actor=leader, regime_id=COMMUNE)
            settle_manual(leader, report)
            api.check(actor=leader, report_id=report.id)
            api.sign(actor=leader, report_id=report.id)
    gate = threading.Barrier(2)
    seen: list[Any] = []

    def click() -> None:
        with clock.living_on(date(2026, 5, 7)):
            gate.wait()
            try:
                with acting(leader):
                    seen.append(api.submit(actor=leader, report_id=report.id).id)
            finally:
                connections.close_all()

    threads = [threading.Thread(target=click) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 2
    assert seen[0] == seen[1]
    assert Sending.objects.filter(report=report).count() == 1
    assert Entry.objects.filter(verb="reports.submit", subject_id=report.id).count() == 1
