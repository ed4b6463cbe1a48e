"""Lists, counts and the four-cell reading agree with one another, and stop at the scope."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests.plugin import as_web_role

from chungtay.core import clock
from chungtay.core.errors import NotFound
from chungtay.duties import api, rules
from chungtay.duties.drafts import DutyDraft
from chungtay.duties.filters import narrow, read
from chungtay.duties.queries import STATES
from chungtay.people.api import acting

COMMUNES = ("Bình Lư", "Pa Ủ", "Đồng Đăng")


@pytest.fixture
def spread(house):
    """Open ten duties for each commune and two for the provinces, some done, some late."""
    with acting(house.actor("Bộ")) as actor:
        for step in range(10):
            due = api.due_by_date(date(2026, 4, 27) + timedelta(days=step * 2))
            rows = [
                DutyDraft(
                    kind="task" if step % 2 else "report",
                    title=f"Việc {step}",
                    owed_by_id=house.agencies[name].id,
                    owed_to_id=actor.agency_id,
                    due=due,
                    document_id=uuid4(),
                    document_words=f"{step}/BYT",
                )
                for name in (*COMMUNES, "Lai Châu")
            ]
            ids = api.open_duties(actor=actor, rows=rows, history=True)
            if step % 3 == 0:
                done = clock.start_of(due.on + timedelta(days=1 if step == 3 else 0)) + timedelta(hours=8)
                if done < clock.now():
                    api.Duty.objects.filter(id__in=ids[:2]).update(done_at=done, last_act_at=done)
    return house


@pytest.mark.parametrize("who", ["Bộ", "Lai Châu", "Bình Lư"])
@pytest.mark.parametrize("kind", ["", "task"])
def test_every_number_is_the_length_of_its_list(spread, who, kind) -> None:
    actor = spread.actor(who)
    narrowed = api.Filter(kind=kind)
    cells = api.four_cells(actor, narrowed)
    for state in ("on_time", "done_late", "open_within", "open_overdue", "due_soon"):
        assert getattr(cells, state) == api.duties_for(actor, narrowed, state=state).count(), state
    assert cells.total == api.duties_for(actor, narrowed).count()
    assert cells.total > 0


def test_the_database_reads_duties_as_the_rules_do(spread) -> None:
    actor, now = spread.actor("Bộ"), clock.now()
    for state in api.Reading.values:
        rows = list(api.duties_for(actor, state=state, now=now))
        assert all(rules.reading(row, now) == state for row in rows)
        if state == "open_within":
            soon = set(api.duties_for(actor, state="due_soon", now=now))
            assert soon == {row for row in rows if rules.is_due_soon(row, now)}


def test_the_sum_of_the_parts_is_the_whole(spread) -> None:
    actor = spread.actor("Bộ")
    parts = api.four_cells_by(actor, "place_id").values()
    assert sum(parts, api.FourCells()) == api.four_cells(actor)
    owners = api.four_cells_by_owner(actor).values()
    assert sum(owners, api.FourCells()) == api.four_cells(actor)


def test_counting_by_unit_takes_one_query(spread, django_assert_num_queries) -> None:
    actor = spread.actor("Lai Châu")
    actor.place_ids()
    with django_assert_num_queries(1):
        api.four_cells_by_owner(actor)
    with django_assert_num_queries(2):
        assert api.count_for(actor)["open"] > 0
        assert api.count_overdue_below(actor) > 0


def test_pages_follow_one_another_without_gap_or_repeat(spread) -> None:
    actor = spread.actor("Bộ")
    for state in ("open", "open_overdue", ""):
        seen, after = [], ""
        while True:
            page = api.list_for(actor, state=state, after=after, limit=7)
            seen += [row.id for row in page.rows]
            after = page.next_key
            if not after:
                break
        assert seen == list(api.duties_for(actor, state=state).values_list("id", flat=True))


def test_a_key_nobody_made_is_not_found(house) -> None:
    with pytest.raises(NotFound):
        api.list_for(house.actor("Bộ"), after="hôm qua")


def test_a_list_takes_the_same_queries_for_one_row_as_for_many(spread, django_assert_num_queries) -> None:
    actor = spread.actor("Bộ")
    actor.place_ids()
    for limit in (1, 30):
        with django_assert_num_queries(1):
            page = api.list_for(actor, limit=limit)
            assert all(row.owed_by.name for row in page.rows)


def test_groups_put_every_open_duty_under_one_heading(spread) -> None:
    rows = api.my_open(spread.actor("Bình Lư"))
    groups = api.group_by_urgency(rows, clock.now())
    assert [row for group in groups for row in group.rows] == rows
    assert [group.code for group in groups] == ["overdue", "tomorrow", "week", "later"]


def test_a_unit_with_open_duties_and_no_act_is_silent_since_they_were_set() -> None:
    now = clock.now()
    cells = api.FourCells(open_within=1, earliest_open=now - timedelta(days=16))
    assert cells.silent_days(now) == 16
    assert api.FourCells(on_time=4).silent_days(now) is None
    heard = api.FourCells(open_within=1, earliest_open=now - timedelta(days=16), latest_act=now)
    assert heard.silent_days(now) == 0


def test_the_rate_leaves_out_what_is_not_due_yet() -> None:
    assert api.FourCells(on_time=17, done_late=6, open_within=9, open_overdue=11).rate == 0.5
    assert api.FourCells(open_within=9).rate is None


@pytest.mark.parametrize("reading", ["", "truoc"])
def test_units_share_out_every_duty_below_and_their_links_list_it(spread, reading) -> None:
    actor = spread.actor("Lai Châu")
    tree = api.tree_of(api.root_unit(actor, read({})), api.places_seen(actor), reading or "nay")
    by_place = api.four_cells_by(actor, "place_id")
    counted = {}
    for place, unit in tree.unit_of.items():
        counted[unit] = counted.get(unit, api.FourCells()) + by_place[place]
    assert sum(cells.total for cells in counted.values()) == 20
    for unit, cells in counted.items():
        for state in ("open_overdue", "open_within", "on_time", "done_late"):
            asked = read({"don_vi": str(unit or "chia"), "doc": reading, "trang_thai": state})
            assert api.duties_for(actor, narrow(actor, asked), state=state).count() == getattr(cells, state)


def test_before_the_reform_a_commune_counts_for_its_district(spread) -> None:
    actor = spread.actor("Lai Châu")
    now = api.tree_of(api.root_unit(actor, read({})), api.places_seen(actor), "nay")
    before = api.tree_of(api.root_unit(actor, read({})), api.places_seen(actor), "truoc")
    place = spread.agencies["Bình Lư"].place_id
    assert now.units[now.unit_of[place]].full_name == "xã Bình Lư"
    assert before.units[before.unit_of[place]].full_name == "huyện Tam Đường"


def test_an_address_with_nonsense_narrows_nothing() -> None:
    asked = read(
        {"trang_thai": "x", "loai": "y", "ky": "9999-7", "don_vi": "z", "van_ban": "'", "doc": "q", "ai": "w"}
    )
    assert asked.params == {}
    assert read({"ky": "2026-1"}).link("/viec/", ky=None) == "/viec/"
    assert read({"ky": "2026-1"}).link("/viec/", loai="task") == "/viec/?ky=2026-1&loai=task"


def test_every_state_has_a_list(house) -> None:
    for state in STATES:
        assert api.list_for(house.actor("Bộ"), state=state).rows == []
    with pytest.raises(ValueError, match="state"):
        api.duties_for(house.actor("Bộ"), state="moon").count()


def raw_count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM duties_duty")
        return cursor.fetchone()[0]


def test_the_database_itself_shows_only_what_is_in_scope(spread) -> None:
    with as_web_role():
        assert raw_count() == 0
        for who, expected in (("Bộ", 40), ("Lai Châu", 30), ("Bình Lư", 10), ("Đồng Đăng", 10)):
            with acting(spread.actor(who)):
                assert raw_count() == expected, who


def test_a_duty_is_seen_by_the_agency_it_is_owed_to_below(house) -> None:
    with acting(house.actor("Lai Châu")) as actor:
        draft = DutyDraft(
            kind="answer",
            title="Trả lời xã",
            owed_by_id=actor.agency_id,
            owed_to_id=house.agencies["Bình Lư"].id,
            due=api.due_by_date(date(2026, 5, 20)),
        )
        duty = api.open_duty(actor=actor, draft=draft)
    with as_web_role():
        with acting(house.actor("Bình Lư")) as actor:
            assert raw_count() == 1
            assert api.get_duty(actor, duty.id) == duty
        with acting(house.actor("Pa Ủ")) as actor:
            assert raw_count() == 0
            with pytest.raises(NotFound):
                api.get_duty(actor, duty.id)


def test_the_web_role_cascades_downward_and_a_commune_completes_its_own(house) -> None:
    with as_web_role():
        with acting(house.actor("Lai Châu")) as actor:
            rows = [
                DutyDraft(
                    kind="task",
                    title="Rà soát hố nước",
                    owed_by_id=house.agencies[name].id,
                    owed_to_id=actor.agency_id,
                    due=api.due_by_date(date(2026, 5, 20)),
                )
                for name in ("Bình Lư", "Pa Ủ")
            ]
            opened = api.open_duties(actor=actor, rows=rows)
        with acting(house.actor("Bình Lư")) as actor:
            assert api.complete(actor=actor, duty=opened[0], result="Đã rà soát").done_at is not None
            with pytest.raises(NotFound):
                api.complete(actor=actor, duty=opened[1])


def test_the_database_refuses_a_row_out_of_scope(spread) -> None:
    theirs = api.Duty.objects.filter(owed_by=spread.agencies["Đồng Đăng"]).first()
    with (
        as_web_role(),
        acting(spread.actor("Bình Lư")),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        move_all(theirs)


def move_all(theirs: api.Duty) -> None:
    with connection.cursor() as cursor:
        statement = "UPDATE duties_duty SET place_id = %s, owed_by_id = %s, owed_to_id = NULL"
        cursor.execute(statement, [theirs.place_id, theirs.owed_by_id])


def test_requests_reminders_and_escalations_follow_their_duty(spread) -> None:
    duty = api.Duty.objects.filter(owed_by=spread.agencies["Đồng Đăng"], done_at=None).first()
    now = clock.now()
    api.Reminder.objects.create(duty=duty, on=now.date(), kind="overdue", created_at=now)
    with as_web_role():
        with acting(spread.actor("Lạng Sơn")):
            assert api.Reminder.objects.count() == 1
        with acting(spread.actor("Lai Châu")):
            assert api.Reminder.objects.count() == 0
