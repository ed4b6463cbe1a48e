"""The list of rules, and the dates of an open regime."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from chungtay.core.errors import Conflict, Invalid, NotAllowed
from chungtay.desk.law_views import EDIT, change_regime
from chungtay.journal.api import Entry
from chungtay.law.api import RegimeOverride, get_regime, report_regimes
from chungtay.people.api import Account
from chungtay.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db
OPEN, FIXED = "y26_six_month_commune", "m22_six_month"
NEW = {
    "due_on": date(2026, 6, 1),
    "due_side": "by",
    "period_start": date(2025, 12, 15),
    "period_end": date(2026, 5, 14),
    "document": "1127/SYT-BMTE",
    "issued_on": date(2026, 3, 16),
}
TYPED = {
    **NEW,
    "due_on": "1/6/2026",
    "period_start": "15/12/2025",
    "period_end": "14.5.2026",
    "issued_on": "16/3/2026",
}


def test_a_document_sets_new_dates_and_the_journal_tells() -> None:
    cast = make_cast(above=(EDIT,))
    change_regime(actor=cast.cuc, regime_id=OPEN, **NEW)
    regime = get_regime(OPEN)
    assert (regime.due.last_day, regime.period_end) == (date(2026, 6, 1), date(2026, 5, 14))
    assert (regime.basis, regime.weakest_status) == ("1127/SYT-BMTE ngày 16/03/2026", "confirmed")
    assert regime in report_regimes(year=2026)
    entry = Entry.objects.get(verb="law.change_regime")
    assert entry.before["due_on"] == "2026-05-10"
    assert entry.after["due_on"] == "2026-06-01"
    assert entry.after["document"] == "1127/SYT-BMTE"


def test_the_newest_dates_hold_and_the_older_stay_written() -> None:
    cast = make_cast(above=(EDIT,))
    change_regime(actor=cast.cuc, regime_id=OPEN, **NEW)
    change_regime(actor=cast.cuc, regime_id=OPEN, **{**NEW, "due_on": date(2026, 6, 5)})
    assert get_regime(OPEN).due.on == date(2026, 6, 5)
    assert RegimeOverride.objects.filter(regime_id=OPEN).count() == 2


def test_dates_a_read_document_has_set_stay() -> None:
    cast = make_cast(above=(EDIT,))
    with pytest.raises(Conflict):
        change_regime(actor=cast.cuc, regime_id=FIXED, **NEW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"due_on": date(2026, 5, 14)}, "due_on"),
        ({"due_on": date(2026, 5, 15), "due_side": "before"}, "due_on"),
        ({"due_side": "soon"}, "due_side"),
        ({"period_start": date(2026, 5, 14)}, "period_end"),
        ({"document": "  "}, "document"),
    ],
)
def test_impossible_dates_are_refused(change: dict[str, object], field: str) -> None:
    cast = make_cast(above=(EDIT,))
    with pytest.raises(Invalid) as refused:
        change_regime(actor=cast.cuc, regime_id=OPEN, **{**NEW, **change})
    assert set(refused.value.problems) == {field}
    assert not RegimeOverride.objects.exists()


def test_without_the_right_nothing_changes() -> None:
    cast = make_cast()
    with pytest.raises(NotAllowed):
        change_regime(actor=cast.an, regime_id=OPEN, **NEW)


def signed_in_as(client: Client, username: str) -> Client:
    client.force_login(Account.objects.get(username=username))
    return client


def test_the_list_of_rules_marks_what_nobody_read(client: Client) -> None:
    make_cast()
    text = signed_in_as(client, "an").get(reverse("desk:rules")).content.decode()
    assert "chưa đối chiếu" in text
    assert "Trẻ em mồ côi cả cha và mẹ" in text
    assert reverse("desk:rules_regime", args=[OPEN]) not in text, "no door without the right"


def test_the_form_keeps_what_was_typed_and_then_the_dates(client: Client) -> None:
    make_cast(above=(EDIT,))
    web, address = signed_in_as(client, "cuc"), reverse("desk:rules_regime", args=[OPEN])
    assert "10/05/2026" in web.get(address).content.decode()
    wrong = web.post(address, {**TYPED, "due_on": "1/4/2026"}).content.decode()
    assert "Hạn nộp phải sau ngày cuối của kỳ số liệu" in wrong
    assert "1/4/2026" in wrong
    assert web.post(address, TYPED).status_code == 302
    assert "chậm nhất ngày 01/06/2026" in web.get(reverse("desk:rules")).content.decode()
    assert web.get(reverse("desk:rules_regime", args=["khong-co"])).status_code == 404
