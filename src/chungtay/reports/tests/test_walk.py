"""The whole way of a report: filled, corrected, signed, sent, returned, sent again, added up, frozen."""

from datetime import date

import pytest

from chungtay.children.models import CircumstanceSpell, Help, Injury
from chungtay.core.errors import Conflict, Invalid, NotAllowed, StaleRecord
from chungtay.people.api import acting
from chungtay.reports import api
from chungtay.reports.filling import cells_of
from chungtay.reports.models import FrozenCell
from chungtay.reports.tests.conftest import Cast, add, make_child

COMMUNE = "y26_six_month_commune"
PROVINCE = "y26_six_month_province"


def fill(cast: Cast) -> None:
    """Register a few children in both communes."""
    for number in range(3):
        make_child(cast.communes[0], number, sex="female" if number else "male")
    ill = make_child(cast.communes[0], 9, born_on=date(2021, 5, 1), ethnicity="Thái")
    add(CircumstanceSpell, ill, group_key="d", valid_from=date(2024, 1, 1), ground="Giấy xác nhận")
    add(Help, ill, kind="social", given_on=date(2026, 2, 1))
    add(Injury, ill, kind="08", occurred_on=date(2026, 3, 1), place_kind="home", outcome="injured")
    make_child(cast.communes[1], 20)


def settle_manual(actor, report) -> None:
    """Type the numbers nobody counts."""
    for column in ("total", "male", "female"):
        cell = cells_of(report.id)["r8", column]
        api.change_cell(
            actor=actor, report_id=report.id, key=("r8", column), value=0, reason="", version=cell.version
        )


def send(cast: Cast, number: int):
    """Bring one commune's report all the way up."""
    leader = cast.leaders[number]
    report = api.open_report(actor=leader, regime_id=COMMUNE)
    settle_manual(leader, report)
    api.check(actor=leader, report_id=report.id)
    api.sign(actor=leader, report_id=report.id)
    return report, api.submit(actor=leader, report_id=report.id)


def test_a_report_goes_all_the_way_up(cast: Cast) -> None:
    """Every number of the journey is the register's, the hand's with its reason, or the sum of those below."""
    fill(cast)
    officer, leader = cast.officers[0], cast.leaders[0]
    with acting(officer):
        report = api.open_report(actor=officer, regime_id=COMMUNE)
        cells = cells_of(report.id)
        assert cells["r1", "total"].value == 4
        assert cells["r1", "female"].value == 2
        assert cells["r1", "minority"].value == 1
        assert cells["r1_1", "total"].value == 1
        assert cells["r2", "total"].value == cells["r2_d", "total"].value == 1
        assert cells["r2_sum", "total"].value == 1
        assert cells["r4", "total"].value == 1
        assert cells["r5_08", "total"].value == 1
        assert cells["r8", "total"].value is None
        with pytest.raises(Invalid):
            api.change_cell(
                actor=officer, report_id=report.id, key=("r2_d", "total"), value=2, reason="", version=1
            )
        cell = api.change_cell(
            actor=officer,
            report_id=report.id,
            key=("r2_d", "total"),
            value=2,
            reason="Giấy chưa nhập",
            version=1,
        )
        assert (cell.computed, cell.value, cell.is_hand) == (1, 2, True)
        assert cells_of(report.id)["r2_sum", "total"].value == 2
        with pytest.raises(StaleRecord) as stale:
            api.change_cell(
                actor=officer, report_id=report.id, key=("r2_d", "total"), value=3, reason="x", version=1
            )
        assert stale.value.theirs["value"] == 2
        with pytest.raises(Invalid) as wrong:
            api.check(actor=officer, report_id=report.id)
        assert "r2_d:total" in wrong.value.problems
        api.undo_cell(actor=officer, report_id=report.id, key=("r2_d", "total"), version=2)
        settle_manual(officer, report)
        api.check(actor=officer, report_id=report.id)
        with pytest.raises(NotAllowed):
            api.sign(actor=officer, report_id=report.id)
    with acting(leader):
        with pytest.raises(Conflict):
            api.submit(actor=leader, report_id=report.id)
        api.sign(actor=leader, report_id=report.id)
        sent = api.submit(actor=leader, report_id=report.id)
        assert api.submit(actor=leader, report_id=report.id).id == sent.id
        assert api.hash_again(sent) == sent.hash
        with pytest.raises(Conflict):
            api.change_cell(
                actor=leader, report_id=report.id, key=("r1", "total"), value=9, reason="x", version=1
            )
    with acting(cast.office):
        api.return_report(
            actor=cast.office, report_id=report.id, reasons={("r3", "total"): "Vì sao không có em nào?"}
        )
    with acting(leader):
        api.check(actor=leader, report_id=report.id)
        api.sign(actor=leader, report_id=report.id)
        again = api.submit(actor=leader, report_id=report.id)
        assert again.number == 2
    with acting(cast.office):
        api.accept(actor=cast.office, report_id=report.id)
        whole = api.open_report(actor=cast.office, regime_id=PROVINCE)
        assert whole.is_consolidation
        found = api.gather(actor=cast.office, report_id=whole.id)
        assert (found.received, found.owing) == (1, 2)
        cell = cells_of(whole.id)["r1", "total"]
        assert (cell.summed, cell.computed, cell.value) == (4, 5, 4)
    with acting(cast.leaders[1]):
        send(cast, 1)
    with acting(cast.office):
        api.gather(actor=cast.office, report_id=whole.id)
        cell = cells_of(whole.id)["r1", "total"]
        assert (cell.summed, cell.computed, cell.value) == (5, 5, 5)
        assert [part.value for part in api.parts_of_cell(cast.office, whole, ("r1", "total"))] == [4, 1]
        below = api.below(cast.office, whole)
        assert not below.missing
        settle_manual(cast.office, whole)
        api.check(actor=cast.office, report_id=whole.id)
        api.sign(actor=cast.office, report_id=whole.id)
        api.submit(actor=cast.office, report_id=whole.id)
        with pytest.raises(Conflict):
            api.return_report(actor=cast.office, report_id=report.id, reasons={("r1", "total"): "Muộn rồi"})
    with acting(cast.ministry):
        api.accept(actor=cast.ministry, report_id=whole.id)
        country = api.open_report(actor=cast.ministry, regime_id="2026-six_month.tong-hop")
        api.gather(actor=cast.ministry, report_id=country.id)
        assert cells_of(country.id)["r1", "total"].value == 5
        settle_manual(cast.ministry, country)
        api.check(actor=cast.ministry, report_id=country.id)
        api.sign(actor=cast.ministry, report_id=country.id)
        api.submit(actor=cast.ministry, report_id=country.id)
        country.refresh_from_db()
        assert country.state == api.State.ACCEPTED
    assert FrozenCell.objects.filter(sending=sent).count() == len(cells_of(report.id))
