"""From a draft to duties: constant queries, thirteen groups, the basis above, and who may see what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.plugin import as_web_role

from chungtay.core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleRecord
from chungtay.directives import api, links, queries, screens
from chungtay.directives.choices import Rule
from chungtay.directives.models import Addressee, Basis, Directive, Receipt, Task
from chungtay.directives.tests.specimens import DISTRICT, GROUPS, MINISTRY, PROVINCE
from chungtay.directives.tests.world import APRIL_2020, at
from chungtay.duties.api import Duty
from chungtay.people.api import Agency, acting

MARCH_22 = date(2022, 3, 22)


def upload_plan(world) -> Directive:
    with at(MARCH_22):
        return api.upload_directive(actor=world.province, text=PROVINCE)


def test_the_dispatch_is_read_with_what_it_says_and_nothing_else(draft):
    assert draft.full_number == "512/LĐTBXH-TE"
    assert (draft.kind, draft.issued_at_place, draft.signer) == ("Công văn", "Hà Nội", "Trần Thị Mẫu")
    tasks = Task.objects.filter(directive=draft)
    assert [task.kind for task in tasks] == ["task", "task", "report", "report"]
    reports = [task for task in tasks if task.kind == "report"]
    assert [f"{task.due_on:%d/%m/%Y}" for task in reports] == ["24/05/2022", "19/11/2022"]
    assert [task.regime_id for task in reports] == ["m22_six_month", "m22_yearly"]


def test_spans_point_at_the_very_words(draft):
    for start, end in draft.spans["issued_on"]:
        assert "28 tháng 02" in draft.text[start:end]
    task = Task.objects.filter(directive=draft, kind="report").first()
    assert any("25/5/2022" in draft.text[start:end] for start, end in task.spans["due"])


def test_nothing_goes_out_while_something_is_missing(world, draft):
    with pytest.raises(Invalid) as refused:
        api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
    assert "Nhập hạn của nhiệm vụ 1, hoặc chọn “làm thường xuyên”" in refused.value.problems.values()
    assert not Duty.objects.exists()
    assert not Receipt.objects.exists()


def test_all_63_provinces_of_2022_receive_every_task(handed_down):
    assert Receipt.objects.filter(directive=handed_down).count() == 63
    assert Duty.objects.filter(document_id=handed_down.id).count() == 63 * 4
    report = Duty.objects.filter(kind="report").order_by("due_on").first()
    assert f"{report.due_on:%d/%m/%Y}" == "24/05/2022"
    assert report.subject_kind == "reports.Regime"
    open_end = Duty.objects.filter(kind="task").first()
    assert open_end.due_words == "làm thường xuyên trong năm 2022"


def test_handing_down_twice_is_refused(world, handed_down):
    with pytest.raises(Conflict):
        api.confirm_and_cascade(actor=world.ministry, directive_id=handed_down.id)
    assert Duty.objects.count() == 63 * 4


def queries_of_handing_down(world, draft, receivers) -> int:
    api.save_draft(actor=world.ministry, directive_id=draft.id, changes=api.Changes(all_continuous=True))
    Addressee.objects.filter(directive=draft).update(
        rule=Rule.AGENCIES, agencies=[one.id for one in receivers]
    )
    with CaptureQueriesContext(connection) as seen:
        api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_the_receivers(world):
    few, many = (api.upload_directive(actor=world.ministry, text=MINISTRY) for _turn in range(2))
    everyone = list(Agency.objects.exclude(id=world.ministry.agency_id))
    two = queries_of_handing_down(world, few, everyone[:2])
    Duty.objects.all().delete()
    assert queries_of_handing_down(world, many, everyone) == two
    assert Receipt.objects.filter(directive=many).count() == len(everyone)


def test_the_plan_is_recognised_as_carrying_out_the_dispatch(world, handed_down):
    plan = upload_plan(world)
    assert Basis.objects.get(directive=plan, number="512/LĐTBXH-TE").linked == handed_down
    uppers = links.upper_dues(world.province, plan, queries.bases_of(plan), queries.tasks_of(plan))
    assert f"{uppers['six_month'][0].due_on:%d/%m/%Y}" == "24/05/2022"


def test_thirteen_groups_find_their_agencies(world, handed_down):
    plan = upload_plan(world)
    rows = Addressee.objects.filter(directive=plan)
    assert not rows.filter(rule=Rule.UNKNOWN).exists()
    sections = {
        task.section.partition(".")[2]
        for task in Task.objects.filter(directive=plan, section__startswith="I.")
    }
    assert sections == {str(number) for number in range(1, len(GROUPS) + 1)}
    named = {one for row in rows.filter(rule=Rule.AGENCIES) for one in row.agencies}
    assert Agency.objects.filter(id__in=named).exclude(place__code="34").count() == 0
    assert len(named) == 16
    assert rows.get(rule=Rule.DISTRICTS).words == "Ủy ban nhân dân huyện, thành phố"


def test_the_plan_reaches_agencies_and_districts_and_hangs_under_the_dispatch(world, handed_down):
    plan = upload_plan(world)
    with at(MARCH_22):
        api.save_draft(actor=world.province, directive_id=plan.id, changes=api.Changes(all_continuous=True))
        api.confirm_and_cascade(actor=world.province, directive_id=plan.id)
    school = Duty.objects.filter(document_id=plan.id, owed_by_id=world.school.agency_id)
    assert {duty.kind for duty in school} == {"task", "report"}
    reports = Duty.objects.filter(document_id=plan.id, owed_by_id=world.district.agency_id, kind="report")
    assert [f"{duty.due_on:%d/%m}" for duty in reports.order_by("due_on")] == ["09/05", "09/11"]
    above = {duty.parent.owed_by_id for duty in reports}
    assert above == {world.province.agency_id}


def test_a_lower_date_that_is_not_earlier_is_held_up_until_it_is_explained(world):
    with at(APRIL_2020):
        draft = api.upload_directive(actor=world.tam_duong, text=DISTRICT)
        fields = {"number": "12", "issued_on": "15/4/2020"}
        api.save_draft(
            actor=world.tam_duong,
            directive_id=draft.id,
            changes=api.Changes(fields=fields, all_continuous=True),
        )
        draft.refresh_from_db()
        reading = screens.build_reading(world.tam_duong, draft)
        assert [row.task.period for row in reading.late] == ["six_month", "yearly"]
        assert f"{reading.late[0].late.due_on:%d/%m/%Y}" == "24/05/2020"
        with pytest.raises(Invalid, match="chưa sớm hơn hạn của cấp trên"):
            api.confirm_and_cascade(actor=world.tam_duong, directive_id=draft.id)
        first, second = (row.task.id for row in reading.late)
        told = {first: {"due_on": "9/5/2020"}, second: {"keep_reason": "huyện tổng hợp ngay trong ngày"}}
        api.save_draft(actor=world.tam_duong, directive_id=draft.id, changes=api.Changes(tasks=told))
        api.confirm_and_cascade(actor=world.tam_duong, directive_id=draft.id)
    days = (
        Duty.objects.filter(document_id=draft.id, kind="report").values_list("due_on", flat=True).distinct()
    )
    assert sorted(f"{day:%d/%m}" for day in days) == ["09/05", "20/11"]


def test_the_receiver_acknowledges_once_for_all_tasks(world, handed_down):
    api.acknowledge(actor=world.province, directive_id=handed_down.id)
    again = api.acknowledge(actor=world.province, directive_id=handed_down.id)
    assert again.acknowledged_at is not None
    mine = Duty.objects.filter(owed_by_id=world.province.agency_id)
    assert all(duty.acknowledged_at for duty in mine)
    assert Duty.objects.filter(acknowledged_at__isnull=False).count() == mine.count()
    silent = queries.units_of(world.ministry, handed_down, only="im-lang")
    assert len(silent) == 62


def test_an_agency_that_did_not_receive_it_cannot_acknowledge(world, handed_down):
    with pytest.raises(NotFound):
        api.acknowledge(actor=world.district, directive_id=handed_down.id)


def test_withdrawing_takes_open_duties_off_every_desk(world, handed_down):
    done = Duty.objects.first()
    Duty.objects.filter(id=done.id).update(done_at=handed_down.confirmed_at)
    with pytest.raises(Invalid):
        api.withdraw_directive(actor=world.ministry, directive_id=handed_down.id, reason=" ")
    api.withdraw_directive(actor=world.ministry, directive_id=handed_down.id, reason="ban hành nhầm")
    assert Duty.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_a_stale_save_is_refused_with_both_versions(world, draft):
    api.correct_field(
        actor=world.ministry, directive_id=draft.id, field="signer", value="Người Thứ Nhất", version=1
    )
    with pytest.raises(StaleRecord) as refused:
        api.correct_field(
            actor=world.ministry, directive_id=draft.id, field="signer", value="Người Thứ Hai", version=1
        )
    assert refused.value.mine == {"signer": "Người Thứ Hai"}
    assert refused.value.theirs == {"signer": "Người Thứ Nhất"}


def test_an_old_date_goes_out_only_with_the_reason_it_is_kept(world, draft):
    task = Task.objects.filter(directive=draft, kind="task").first()
    old = {task.id: {"due_on": "1/2/2022"}}
    api.save_draft(
        actor=world.ministry, directive_id=draft.id, changes=api.Changes(tasks=old, all_continuous=True)
    )
    with pytest.raises(Invalid, match="đã qua"):
        api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
    told = {task.id: {"keep_reason": "ghi lại văn bản cũ"}}
    api.save_draft(actor=world.ministry, directive_id=draft.id, changes=api.Changes(tasks=told))
    api.confirm_and_cascade(actor=world.ministry, directive_id=draft.id)
    assert Duty.objects.filter(subject_id=task.id, detail="ghi lại văn bản cũ").count() == 63


def test_a_day_nobody_can_read_saves_nothing(world, draft):
    with pytest.raises(Invalid) as refused:
        api.save_draft(
            actor=world.ministry, directive_id=draft.id,
            changes=api.Changes(fields={"issued_on": "hôm qua", "signer": "Ai Đó"}),
        )  # fmt: skip
    assert list(refused.value.problems) == ["f-issued_on"]
    draft.refresh_from_db()
    assert draft.signer == "Trần Thị Mẫu"


def test_a_reader_may_not_upload_and_another_agency_may_not_touch_a_draft(world, draft):
    with pytest.raises(NotAllowed):
        api.upload_directive(actor=world.school, text=DISTRICT)
    with pytest.raises(NotFound):
        api.correct_field(actor=world.province, directive_id=draft.id, field="signer", value="x")
    with pytest.raises(NotFound):
        queries.get_directive(world.province, draft.id)


COUNT = "SELECT count(*) FROM directives_directive WHERE id = %s"


def seen(actor, directive_id) -> int:
    with as_web_role(), acting(actor), connection.cursor() as cursor:
        cursor.execute(COUNT, [directive_id])
        return cursor.fetchone()[0]


def test_the_database_shows_a_directive_only_to_issuer_and_receivers(world, handed_down):
    assert seen(world.ministry, handed_down.id) == 1
    assert seen(world.province, handed_down.id) == 1
    assert seen(world.school, handed_down.id) == 1
    assert seen(world.district, handed_down.id) == 0
    with as_web_role(), connection.cursor() as cursor:
        cursor.execute(COUNT, [handed_down.id])
        assert cursor.fetchone()[0] == 0


def test_a_draft_is_hidden_from_below_by_the_database(world, draft):
    assert seen(world.ministry, draft.id) == 1
    assert seen(world.province, draft.id) == 0


def test_a_receiver_sees_only_receipts_of_its_own_places_and_cannot_rewrite_tasks(world, handed_down):
    with as_web_role(), acting(world.province), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_receipt")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT count(*) FROM directives_task WHERE directive_id = %s", [handed_down.id])
        assert cursor.fetchone()[0] == 4
        cursor.execute("UPDATE directives_task SET text = 'khác' WHERE directive_id = %s", [handed_down.id])
        assert cursor.rowcount == 0


def test_the_whole_way_works_as_the_web_role(world):
    with as_web_role(), acting(world.ministry) as actor:
        draft = api.upload_directive(actor=actor, text=MINISTRY)
        api.save_draft(actor=actor, directive_id=draft.id, changes=api.Changes(all_continuous=True))
        api.confirm_and_cascade(actor=actor, directive_id=draft.id)
    with as_web_role(), acting(world.province) as actor:
        lines = queries.incoming(actor).rows
        assert [line.directive.full_number for line in lines] == ["512/LĐTBXH-TE"]
        assert lines[0].cells.open_within == 4
        api.acknowledge(actor=actor, directive_id=draft.id)
