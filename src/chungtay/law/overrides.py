"""Report regimes with the dates a later document has given them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Conflict, Invalid
from chungtay.core.workdays import last_day
from chungtay.law.entries import Citation, Due, ReportRegime
from chungtay.law.models import RegimeOverride


def with_overrides(regimes: Iterable[ReportRegime]) -> list[ReportRegime]:
    """Return the regimes with their newest dates; one query, and none when no regime may be edited."""
    found = list(regimes)
    editable = [regime.id for regime in found if regime.editable]
    if not editable:
        return found
    rows = RegimeOverride.objects.filter(regime_id__in=editable).order_by("regime_id", "recorded_at", "id")
    newest = {row.regime_id: row for row in rows}
    return [_changed(regime, newest.get(regime.id)) for regime in found]


def _changed(regime: ReportRegime, row: RegimeOverride | None) -> ReportRegime:
    if row is None:
        return regime
    changes: dict[str, Any] = {
        "due": Due(on=row.due_on, side="before" if row.due_side == "before" else "by"),
        "period_start": row.period_start,
        "period_end": row.period_end,
        "cites": (Citation(document=row.document, issued_on=row.issued_on),),
        # An officer of the ministry has read the document it cites; nobody had read any before.
        "status": "confirmed",
        "period_status": "confirmed",
        "note": "",
    }
    return regime.model_copy(update=changes)


def override_regime(
    regime: ReportRegime,
    *,
    due_on: date,
    due_side: str,
    period_start: date,
    period_end: date,
    document: str,
    issued_on: date | None,
    recorded_by: str,
) -> RegimeOverride:
    """Store new dates for an editable regime; the caller has checked the right and writes the journal.

    Raises `Conflict` for a regime whose dates are fixed by a read document, `Invalid` for dates that cannot be.
    """
    if not regime.editable:
        raise Conflict(_("Hạn của chế độ báo cáo này do văn bản gốc ấn định, không sửa ở đây được."))
    problems: dict[str, str] = {}
    if due_side not in {"before", "by"}:
        problems["due_side"] = _("Chọn cách ghi hạn.")
    elif last_day(due_on, due_side) <= period_end:
        problems["due_on"] = _("Hạn nộp phải sau ngày cuối của kỳ số liệu.")
    if period_end <= period_start:
        problems["period_end"] = _("Ngày cuối của kỳ phải sau ngày đầu.")
    if not document.strip():
        problems["document"] = _("Ghi số và ký hiệu của văn bản ấn định hạn.")
    if problems:
        raise Invalid(problems)
    return RegimeOverride.objects.create(
        regime_id=regime.id,
        due_on=due_on,
        due_side=due_side,
        period_start=period_start,
        period_end=period_end,
        document=document.strip(),
        issued_on=issued_on,
        recorded_at=clock.now(),
        recorded_by=recorded_by,
    )
