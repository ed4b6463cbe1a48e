"""The rules the system works by: what was read in the documents and what was not, and dates of open regimes.

The room of law lies below the rooms of people and journal, so the screens and the one action stand here.
"""

from collections import Counter
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.errors import Invalid
from chungtay.journal.api import differences, record
from chungtay.law import api as law
from chungtay.people.api import Actor, actor_of, require, right_needed, signed_in
from chungtay.ui.forms import CtFormMixin, VnDateField

EDIT = "law.edit"
RIGHTS = {EDIT: gettext_lazy("ghi hạn báo cáo theo văn bản mới")}
VERBS = {"law.change_regime": gettext_lazy("ghi hạn báo cáo theo văn bản mới")}

KIND_WORDS = {
    "age_band": gettext_lazy("Nhóm tuổi"),
    "agency_role": gettext_lazy("Cơ quan phụ trách"),
    "circumstance_group": gettext_lazy("Nhóm hoàn cảnh đặc biệt"),
    "holiday_year": gettext_lazy("Ngày nghỉ lễ, tết"),
    "injury_kind": gettext_lazy("Loại tai nạn thương tích"),
    "injury_place": gettext_lazy("Nơi xảy ra tai nạn"),
    "measure": gettext_lazy("Chỉ tiêu đếm"),
    "report_form": gettext_lazy("Biểu báo cáo"),
    "report_regime": gettext_lazy("Chế độ báo cáo"),
    "risk_group": gettext_lazy("Nguy cơ"),
    "superseded": gettext_lazy("Văn bản hết hiệu lực"),
}


class RegimeForm(CtFormMixin, forms.Form):
    """New dates of one regime, and the document that sets them."""

    due_on = VnDateField(label=gettext_lazy("Ngày ghi trong văn bản"))
    due_side = forms.ChoiceField(
        label=gettext_lazy("Cách ghi hạn"),
        choices=[("before", gettext_lazy("trước ngày")), ("by", gettext_lazy("chậm nhất ngày"))],
    )
    period_start = VnDateField(label=gettext_lazy("Số liệu từ ngày"))
    period_end = VnDateField(label=gettext_lazy("Số liệu đến hết ngày"))
    document = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản"),
        max_length=160,
        help_text=gettext_lazy("Ví dụ 1481/BYT-BMTE"),
    )
    issued_on = VnDateField(label=gettext_lazy("Ngày văn bản"), required=False)


def _dates(regime: law.ReportRegime) -> dict[str, Any]:
    return {
        "due_on": regime.due.on,
        "due_side": regime.due.side,
        "period_start": regime.period_start,
        "period_end": regime.period_end,
    }


def change_regime(*, actor: Actor, regime_id: str, **dates: Any) -> law.RegimeOverride:
    """Give an open regime the dates of a document; raises `NotAllowed`, `NotFound`, `Conflict`, `Invalid`."""
    require(actor, EDIT)
    with transaction.atomic():
        regime = law.get_regime(regime_id)
        stored = law.override_regime(regime, recorded_by=f"{actor.account_name}, {actor.post_words}", **dates)
        before, after = differences(_dates(regime), _dates(law.get_regime(regime_id)))
        record(
            actor=actor,
            verb="law.change_regime",
            subject=stored,
            place_id=actor.place_id,
            before=before,
            after={**after, "regime": regime_id, "document": stored.document},
        )
    return stored


@signed_in
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule with its document and how far it was checked."""
    placed = law.placed_entries()
    marks = Counter(part.entry.status for part in placed)
    groups: dict[str, list[law.Placed]] = {}
    for part in placed:
        if isinstance(part.entry, law.ReportRegime) and part.entry.editable:
            continue  # told apart, with its newest dates
        groups.setdefault(part.entry.kind, []).append(part)
    context = {
        "groups": [(KIND_WORDS[kind], sorted(parts, key=_unread_first)) for kind, parts in groups.items()],
        "total": len(placed),
        "unread": marks["to_check"] + marks["inferred"],
        "regimes": [regime for regime in law.report_regimes() if regime.editable],
        "may_edit": actor_of(request).may(EDIT),
    }
    return render(request, "desk/rules.html", context)


def _unread_first(part: law.Placed) -> tuple[bool, date, str]:
    return part.entry.is_checked, part.entry.valid_from, part.entry.id


@right_needed(EDIT)
def regime(request: HttpRequest, regime_id: str) -> HttpResponse:
    """Ask for the dates of one open regime, and keep them."""
    shown = law.get_regime(regime_id)
    form = RegimeForm(request.POST or None, initial=_dates(shown))
    if request.method == "POST" and form.is_valid():
        try:
            change_regime(actor=actor_of(request), regime_id=regime_id, **form.cleaned_data)
        except Invalid as wrong:
            for name, words in wrong.problems.items():
                form.add_error(name or None, words)
        else:
            messages.success(
                request, _("Đã ghi hạn mới. Nhiệm vụ đã giao trước đó giữ hạn cũ; muốn đổi thì gia hạn.")
            )
            return redirect("desk:rules")
    return render(request, "desk/rules_regime.html", {"form": form, "regime": shown})
