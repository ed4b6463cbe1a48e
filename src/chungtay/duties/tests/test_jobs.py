"""Reminders and escalations happen once, and mail names nobody."""

from datetime import date, timedelta

import pytest
from django.core import mail

from chungtay.core import clock
from chungtay.duties import api, jobs
from chungtay.duties.drafts import DutyDraft
from chungtay.people.api import Agency, acting, acting_as_system

TODAY = date(2026, 5, 7)


@pytest.fixture
def late(house):
    """Open five duties of one commune: due yesterday, a week ago, soon, later, and one done."""
    with acting(house.actor("Lai Châu")) as actor:
        for days, title in (
            (-1, "hôm qua"),
            (-8, "tuần trước"),
            (2, "sắp đến"),
            (20, "còn lâu"),
            (-5, "xong rồi"),
        ):
            draft = DutyDraft(
                kind="task",
                title=title,
                owed_by_id=house.agencies["Bình Lư"].id,
                owed_to_id=actor.agency_id,
                due=api.due_by_date(TODAY + timedelta(days=days)),
            )
            duty = api.open_duty(actor=actor, draft=draft, history=True)
            if title == "xong rồi":
                api.Duty.objects.filter(id=duty.id).update(done_at=clock.now())
    return house


def test_reminders_are_written_once_a_day(late) -> None:
    with acting_as_system():
        assert jobs.write_reminders(TODAY) == 3
        assert jobs.write_reminders(TODAY) == 0
        kinds = dict(api.Reminder.objects.values_list("duty__title", "kind"))
        assert kinds == {"hôm qua": "overdue", "tuần trước": "overdue", "sắp đến": "due_soon"}
        assert jobs.write_reminders(TODAY + timedelta(days=1)) == 1


def test_overdue_duties_reach_the_agency_above_once(late) -> None:
    with acting_as_system() as server:
        assert jobs.escalate(server, TODAY) == 1
        assert jobs.escalate(server, TODAY) == 0
        assert jobs.escalate(server, TODAY + timedelta(days=2)) == 1
    with clock.living_on(TODAY + timedelta(days=2)), acting(late.actor("Lai Châu")) as leader:
        rows = list(api.escalations_for(leader))
        assert [row.duty.title for row in rows] == ["tuần trước", "hôm qua"]
        api.see_escalation(actor=leader, escalation=rows[0].id)
        api.see_escalation(actor=leader, escalation=rows[0].id)
        assert api.escalations_for(leader).count() == 1
    with acting(late.actor("Bộ")) as ministry:
        assert not api.escalations_for(ministry).exists()


def test_an_agency_that_is_gone_is_left_in_peace(late) -> None:
    Agency.objects.filter(pk=late.agencies["Bình Lư"].pk).update(valid_to=TODAY)
    with acting_as_system() as server:
        assert jobs.write_reminders(TODAY) == 0
        assert jobs.escalate(server, TODAY) == 0


def test_one_digest_per_account_without_any_title(late, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CHUNGTAY_ADDRESS = "https://chung-tay.vi.du"
    with acting_as_system():
        jobs.write_reminders(TODAY)
    assert jobs.mail_digests(TODAY) == 2
    assert jobs.mail_digests(TODAY) == 0
    texts = [message.subject + message.body for message in mail.outbox]
    assert all("3 việc" in text and "Đã quá hạn hoặc được nhắc: 2" in text for text in texts)
    assert not any(title in text for text in texts for title in ("hôm qua", "tuần trước", "Bình Lư"))


def test_a_mail_that_fails_goes_with_the_next_run(late, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with acting_as_system():
        jobs.write_reminders(TODAY)
    assert jobs.mail_digests(TODAY) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert jobs.mail_digests(TODAY) == 2


def test_the_morning_job_does_it_all(late, settings) -> None:
    settings.CHUNGTAY_HAS_MAIL = False
    jobs.morning.func(0)
    assert api.Reminder.objects.count() + api.Escalation.objects.count() >= 0
