"""Reports of earlier years that were made on paper: their numbers are typed in once, for the column of last year."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid
from chungtay.journal.api import record
from chungtay.people.api import Actor, Agency, require
from chungtay.reports import rights
from chungtay.reports.actions import keep_definition
from chungtay.reports.choices import State
from chungtay.reports.filling import insert_cells
from chungtay.reports.models import Report, Sending
from chungtay.reports.regimes import get_plan
from chungtay.reports.sending import freeze
from chungtay.reports.sheet import Key, join

PAPER = ".giay"


def record_past(
    *,
    actor: Actor,
    regime_id: str,
    year: int,
    title: str,
    period_start: date,
    period_end: date,
    values: Mapping[Key, int],
    reason: str,
) -> Sending:
    """Write the numbers of a paper report of an earlier year, on the form of a regime of today; they are final at once.

    Raises `Invalid` without a reason (which paper), `Conflict` when that year is there already.
    """
    require(actor, rights.FILL)
    if not reason.strip():
        raise Invalid({"reason": _("Ghi số, ngày của báo cáo giấy.")})
    plan = get_plan(regime_id)
    if year >= plan.year or period_end >= clock.today():
        raise Invalid({"year": _("Chỉ nhập báo cáo giấy của năm trước.")})
    cycle = f"{year}-{plan.period}"
    if Report.objects.filter(agency_id=actor.agency_id, cycle=cycle).exists():
        raise Conflict(_("Kỳ này đã có báo cáo."))
    with transaction.atomic():
        agency = Agency.objects.select_related("place").get(id=actor.agency_id)
        sheet = keep_definition(plan)
        now = clock.now()
        report = Report.objects.create(
            regime_id=f"{cycle}{PAPER}",
            cycle=cycle,
            title=title,
            definition_id=sheet.hash,
            agency=agency,
            place=agency.place,
            period_start=period_start,
            period_end=period_end,
            state=State.SIGNED,
            created_at=now,
            is_sample=agency.is_sample,
        )
        known = set(sheet.keys)
        insert_cells(report, sheet, {join(*key): number for key, number in values.items() if key in known})
        sending = freeze(actor, report, State.ACCEPTED)
        record(actor=actor, verb="reports.record_past", subject=report, after={"cycle": cycle}, reason=reason)
        return sending
