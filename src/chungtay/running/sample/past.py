"""Last year's report of the sample commune, as if typed from paper: invented numbers near those of this year."""

from datetime import date

from chungtay.core import clock
from chungtay.people.api import acting
from chungtay.reports.api import Report, cells_of, get_plan, open_report, record_past
from chungtay.running.sample.agencies import HEALTH_DAY
from chungtay.running.sample.story import sample_actor

REGIME = "y26_six_month_commune"
SHRINK = 0.97
INJURIES = ("r5", "r6", "r7")
FEWER = 0.25
"""Injuries were few last year, so that this year's number asks for a word."""
SWIMMING = {("r8", "total"): 118, ("r8", "male"): 61, ("r8", "female"): 57}


def build_past(username: str) -> None:
    """Write last year's report of an officer's commune; this year's is left to be opened. Nothing when it is there."""
    with clock.living_on(HEALTH_DAY):
        actor = sample_actor(username)
        with acting(actor):
            if Report.objects.filter(agency_id=actor.agency_id).exists():
                return
            report = open_report(actor=actor, regime_id=REGIME)
            values: dict[tuple[str, str], int] = dict(SWIMMING)
            for (row, column), cell in cells_of(report.id).items():
                if cell.computed is not None and column != "total":
                    values[row, column] = round(
                        cell.computed * (FEWER if row.startswith(INJURIES) else SHRINK)
                    )
            for row, column in list(values):
                if column == "male":
                    values[row, "total"] = values[row, "male"] + values[row, "female"]
            report.delete()
            record_past(
                actor=actor,
                regime_id=REGIME,
                year=get_plan(REGIME).year - 1,
                title="Báo cáo công tác trẻ em 6 tháng đầu năm 2025",
                period_start=date(2024, 12, 15),
                period_end=date(2025, 4, 30),
                values=values,
                reason="Nhập từ báo cáo giấy 6 tháng đầu năm 2025 (dữ liệu mẫu)",
            )
