"""What can be done to a duty, by whom, and what can never be undone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.duties import api
from chungtay.duties.tests.house import House, agency_ids
from chungtay.journal.api import Entry
from chungtay.people.api import acting

DUE = date(2026, 5, 20)


def draft(
    house: House, who: str, *, due: date = DUE, giver: str | None = "Lai Châu", **more
) -> api.DutyDraft:
    to = house.agencies[giver].id if giver else None
    words = {"title": "Lập kế hoạch Tháng hành động vì trẻ em", **more}
    return api.DutyDraft(
        kind="task", owed_by_id=house.agencies[who].id, owed_to_id=to, due=api.due_by_date(due), **words
    )


@pytest.fixture
def duty(house: House) -> api.Duty:
    with acting(house.actor("Lai Châu")) as actor:
        return api.open_duty(actor=actor, draft=draft(house, "Bình Lư"))


def test_a_cascade_takes_the_same_number_of_queries_for_one_unit_as_for_many(
    house, django_assert_num_queries
) -> None:
    actor = house.actor("Bộ")
    subject = uuid4()
    with acting(actor):
        with django_assert_num_queries(5) as many:
            rows = [
                draft(house, name, giver="Bộ", subject_kind="directives.Task", subject_id=subject)
                for name in ("Lai Châu", "Lạng Sơn", "Bình Lư", "Pa Ủ", "Đồng Đăng")
            ]
            opened = api.open_duties(actor=actor, rows=rows)
        with django_assert_num_queries(len(many)):
            api.open_duties(
                actor=actor, rows=[draft(house, "Pa Ủ", giver="Bộ"), draft(house, "Bình Lư", giver="Bộ")]
            )
    assert len(opened) == 5
    assert Entry.objects.filter(verb="duties.open", subject_id__in=opened).count() == 5
    assert Entry.objects.filter(verb="duties.cascade").count() == 2
    placed = {row.id: row for row in api.Duty.objects.select_related("owed_by")}
    assert all(placed[pk].place_id == placed[pk].owed_by.place_id for pk in opened)


def test_the_same_thing_is_not_owed_twice_by_one_agency(house) -> None:
    actor = house.actor("Lai Châu")
    subject = uuid4()
    row = draft(house, "Bình Lư", subject_kind="directives.Task", subject_id=subject)
    again = draft(house, "Bình Lư", subject_kind="directives.Task", subject_id=subject)
    with acting(actor):
        api.open_duties(actor=actor, rows=[row])
        with pytest.raises(Conflict):
            api.open_duties(actor=actor, rows=[again])
        assert api.open_duties(actor=actor, rows=[again], skip_existing=True) == []


def test_a_past_due_date_is_refused_unless_the_document_is_old(house) -> None:
    actor = house.actor("Lai Châu")
    old = draft(house, "Bình Lư", due=date(2026, 5, 6))
    with acting(actor):
        with pytest.raises(Invalid):
            api.open_duty(actor=actor, draft=old)
        assert api.open_duty(actor=actor, draft=old, history=True).due_on == date(2026, 5, 6)


def test_a_duty_cannot_be_set_outside_the_scope_nor_without_the_right(house) -> None:
    with acting(house.actor("Lai Châu")) as actor, pytest.raises(NotFound):
        api.open_duty(actor=actor, draft=draft(house, "Đồng Đăng"))
    with acting(house.actor("Bình Lư")) as actor, pytest.raises(NotAllowed):
        api.open_duty(actor=actor, draft=draft(house, "Bình Lư"))
    assert not api.Duty.objects.exists()


def test_a_duty_without_a_title_is_refused(house) -> None:
    with acting(house.actor("Lai Châu")) as actor, pytest.raises(Invalid):
        api.open_duty(actor=actor, draft=draft(house, "Bình Lư", title="  "))


def test_the_agency_acknowledges_once(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        first = api.acknowledge(actor=actor, duty=duty)
        again = api.acknowledge(actor=actor, duty=duty.id)
    assert first.acknowledged_at == again.acknowledged_at
    assert Entry.objects.filter(verb="duties.acknowledge").count() == 1


@pytest.mark.parametrize(
    ("who", "error"), [("chỉ đọc", NotAllowed), ("Lai Châu", NotAllowed), ("Pa Ủ", NotFound)]
)
def test_nobody_else_acts_for_the_agency(house, duty, who, error) -> None:
    with acting(house.actor(who)) as actor, pytest.raises(error):
        api.complete(actor=actor, duty=duty)


def test_progress_is_checked_and_a_stale_form_is_refused(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        with pytest.raises(Invalid):
            api.report_progress(actor=actor, duty=duty, text=" ", percent=101)
        saved = api.report_progress(actor=actor, duty=duty, text="Đã họp", percent=40, version=1)
        assert (saved.percent, saved.version, saved.acknowledged_at is not None) == (40, 2, True)
        with pytest.raises(StaleRecord) as stale:
            api.report_progress(actor=actor, duty=duty, text="Khác", percent=50, version=1)
    assert stale.value.theirs == {"progress": "Đã họp", "percent": 40}


def test_completing_is_idempotent_and_final(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        first = api.complete(actor=actor, duty=duty, result="Kế hoạch 12/KH-UBND")
        again = api.complete(actor=actor, duty=duty, result="khác")
        assert (again.done_at, again.result) == (first.done_at, "Kế hoạch 12/KH-UBND")
        with pytest.raises(Conflict):
            api.report_progress(actor=actor, duty=duty, text="Thêm")
    assert api.reading(again, clock.now()) == "on_time"
    assert Entry.objects.filter(verb="duties.complete").count() == 1


def test_completion_may_not_lie_ahead(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor, pytest.raises(Invalid):
        api.complete(actor=actor, duty=duty, at=clock.now() + timedelta(days=1))


def test_done_late_stays_late_when_more_time_is_granted_afterwards(house, duty) -> None:
    with clock.living_on(date(2026, 5, 22)):
        with acting(house.actor("Bình Lư")) as actor:
            asked = api.ask_extension(actor=actor, duty=duty, new_due_on=date(2026, 5, 30), reason="Mưa lũ")
            done = api.complete(actor=actor, duty=duty)
        with acting(house.actor("Lai Châu")) as leader:
            api.decide_extension(actor=leader, extension=asked, granted=True, document="15/SYT")
    done.refresh_from_db()
    assert done.due_on == DUE
    assert api.reading(done, clock.now()) == "done_late"


def test_an_extension_asked_for_too_late_does_not_erase_the_lateness(house, duty) -> None:
    with clock.living_on(date(2026, 5, 22)):
        with acting(house.actor("Bình Lư")) as actor:
            asked = api.ask_extension(actor=actor, duty=duty, new_due_on=date(2026, 5, 30), reason="Mưa lũ")
        with acting(house.actor("Lai Châu")) as leader:
            api.decide_extension(actor=leader, extension=asked, granted=True, document="15/SYT")
        duty.refresh_from_db()
        assert api.reading(duty, clock.now()) == "open_within"
        with acting(house.actor("Bình Lư")) as actor:
            done = api.complete(actor=actor, duty=duty)
        assert api.reading(done, clock.now()) == "done_late"


def test_an_extension_asked_for_in_time_moves_the_date(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        asked = api.ask_extension(
            actor=actor, duty=duty, new_due_on=date(2026, 5, 30), reason="Mưa lũ", document_words="22/UBND"
        )
        with pytest.raises(Conflict):
            api.ask_extension(actor=actor, duty=duty, new_due_on=date(2026, 5, 31), reason="Nữa")
        with pytest.raises(NotAllowed):
            api.decide_extension(actor=actor, extension=asked, granted=True)
    with acting(house.actor("Lai Châu")) as leader:
        api.decide_extension(actor=leader, extension=asked, granted=True, granted_due_on=date(2026, 5, 25))
        with pytest.raises(Conflict):
            api.decide_extension(actor=leader, extension=asked, granted=False, words="Thôi")
    duty.refresh_from_db()
    assert (duty.due_on, duty.first_due_on, duty.late_since) == (date(2026, 5, 25), DUE, None)


def test_granting_needs_a_document_and_refusing_needs_words(house, duty) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        asked = api.ask_extension(actor=actor, duty=duty, new_due_on=date(2026, 5, 30), reason="Mưa lũ")
        with pytest.raises(Invalid):
            api.ask_extension(actor=actor, duty=duty, new_due_on=DUE, reason="")
    with acting(house.actor("Lai Châu")) as leader:
        with pytest.raises(Invalid):
            api.decide_extension(actor=leader, extension=asked, granted=True)
        with pytest.raises(Invalid):
            api.decide_extension(actor=leader, extension=asked, granted=False)
        api.decide_extension(actor=leader, extension=asked, granted=False, words="Không đủ lý do")
    duty.refresh_from_db()
    assert duty.due_on == DUE


def test_only_the_giver_decides_on_time(house) -> None:
    with acting(house.actor("Bộ")) as ministry:
        given = api.open_duty(actor=ministry, draft=draft(house, "Bình Lư", giver="Bộ"))
    with acting(house.actor("Bình Lư")) as actor:
        asked = api.ask_extension(actor=actor, duty=given, new_due_on=date(2026, 5, 30), reason="Mưa lũ")
    with acting(house.actor("Lai Châu")) as leader, pytest.raises(NotAllowed):
        api.decide_extension(actor=leader, extension=asked, granted=True, document="1")


def test_a_withdrawn_duty_leaves_every_count(house, duty) -> None:
    with acting(house.actor("Lai Châu")) as leader:
        with pytest.raises(Invalid):
            api.withdraw(actor=leader, duty=duty, reason=" ")
        api.withdraw(actor=leader, duty=duty, reason="Giao nhầm")
        assert api.four_cells(leader).total == 0
    with acting(house.actor("Bình Lư")) as actor, pytest.raises(Conflict):
        api.acknowledge(actor=actor, duty=duty)


def test_reminding_twice_in_a_day_reminds_once(house, duty) -> None:
    with acting(house.actor("Lai Châu")) as leader:
        assert api.remind(actor=leader, duties=[duty.id], note="Sắp tổng hợp") == 1
        assert api.remind(actor=leader, duties=[duty.id]) == 0
    with acting(house.actor("Bình Lư")) as actor:
        assert api.my_open(actor)[0].reminded_on == date(2026, 5, 7)
        with pytest.raises(NotAllowed):
            api.remind(actor=actor, duties=[duty.id])


def test_a_higher_room_completes_for_the_agency_in_scope_only(house, duty) -> None:
    with acting(house.actor("Lạng Sơn")) as actor, pytest.raises(NotFound):
        api.complete(actor=actor, duty=duty, on_behalf=True)
    with acting(house.actor("Lai Châu")) as leader:
        assert api.complete(actor=leader, duty=duty, on_behalf=True).done_by == leader.account_name


def test_a_lower_agency_may_owe_the_upper_one_an_answer(house) -> None:
    with acting(house.actor("Bình Lư")) as actor:
        review = api.DutyDraft(
            kind="review",
            title="Duyệt báo cáo 6 tháng",
            owed_by_id=house.agencies["Lai Châu"].id,
            owed_to_id=actor.agency_id,
            due=api.due_by_date(DUE),
        )
        opened = api.open_duty(actor=actor, draft=review, right="duties.act")
    assert agency_ids(house, "Lai Châu") == [opened.owed_by_id]
