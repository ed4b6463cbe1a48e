"""Children from a spreadsheet: template, upload, dry run, decisions, commit, the rows to fix."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.children import rights
from chungtay.children.choices import BatchState, RowState, Verdict
from chungtay.children.forms import UploadForm, fill_errors
from chungtay.children.imports import files
from chungtay.children.imports.batches import (
    check_spreadsheet,
    commit_batch,
    decide_row,
    discard_batch,
    get_batch,
    list_batches,
)
from chungtay.children.imports.columns import BY_KEY
from chungtay.children.imports.reading import LIMIT_BYTES
from chungtay.children.models import ImportRow
from chungtay.children.views.searching import communes_for
from chungtay.core.errors import Invalid
from chungtay.people.api import actor_of, right_needed

SHOWN = 200
COMPARED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@right_needed(rights.IMPORT)
def batches(request: HttpRequest) -> HttpResponse:
    """Show the way in and what was sent before; a POST checks a file without writing to the register."""
    actor = actor_of(request)
    communes = communes_for(actor)
    initial = {"place": communes.filter(id=actor.place_id).first()}
    if request.method != "POST":
        form = UploadForm(communes=communes, initial=initial)
        return render(request, "children/imports.html", {"form": form, "batches": list_batches(actor)})
    form = UploadForm(request.POST, request.FILES, communes=communes)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            if upload.size > LIMIT_BYTES:
                raise Invalid({"file": _("Tệp lớn hơn 10 MB. Bỏ hình ảnh hoặc chia thành nhiều tệp")})
            batch = check_spreadsheet(
                actor=actor, place=form.cleaned_data["place"], file_name=upload.name, data=upload.read()
            )
        except Invalid as error:
            fill_errors(form, error.problems)
        else:
            return redirect("children:import", batch.pk)
    return render(
        request, "children/imports.html", {"form": form, "batches": list_batches(actor)}, status=422
    )


@require_safe
@right_needed(rights.IMPORT)
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty template."""
    return _download(files.template(), "mau-danh-sach-tre-em.xlsx")


@require_safe
@right_needed(rights.IMPORT)
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Show what a spreadsheet would do, or did."""
    found = get_batch(actor_of(request), batch_id)
    rows = ImportRow.objects.filter(batch=found)
    wrong = list(rows.exclude(problems=[]).order_by("row_no")[:SHOWN])
    warned = list(rows.exclude(warnings=[]).order_by("row_no")[:SHOWN])
    like = list(rows.filter(state=RowState.LIKE).select_related("match__place").order_by("row_no")[:COMPARED])
    columns = Counter(
        problem["column"] for row in rows.exclude(problems=[]).only("problems") for problem in row.problems
    )
    return render(
        request,
        "children/import.html",
        {
            "batch": found,
            "counts": found.counts,
            "wrong": wrong,
            "warned": warned,
            "like": [(row, _pair(row)) for row in like],
            "by_column": columns.most_common(),
            "columns": [
                (BY_KEY[one["key"]].head, one["head"]) for one in found.columns if one["key"] in BY_KEY
            ],
            "verdicts": Verdict.choices,
            "is_open": found.state == BatchState.CHECKED,
            "shown": SHOWN,
        },
    )


def _pair(row: ImportRow) -> list[dict[str, Any]]:
    """Return what a row says beside what the record says."""
    held, data = row.match, row.data
    if held is None:
        return []
    born = data.get("born_on") or ""
    shown = f"{born[8:]}/{born[5:7]}/{born[:4]}" if born else ""
    lines = (
        (_("Họ và tên"), data.get("full_name", ""), held.full_name),
        (_("Ngày sinh"), shown, f"{held.born_on:%d/%m/%Y}"),
        (
            _("Giới tính"),
            {"male": _("Nam"), "female": _("Nữ")}.get(data.get("sex", ""), ""),
            held.get_sex_display(),
        ),
        (_("Thôn, bản"), data.get("village", ""), held.village),
    )
    return [{"label": label, "asked": one, "held": two, "differs": one != two} for label, one, two in lines]


@require_POST
@right_needed(rights.IMPORT)
def decide_rows(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Record for rows like a record whether they are that child."""
    verdicts = {}
    for name, value in request.POST.items():
        if name.startswith("row-") and value in Verdict.values:
            try:
                verdicts[UUID(name.removeprefix("row-"))] = value
            except ValueError:
                continue
    count = decide_row(actor=actor_of(request), batch_id=batch_id, verdicts=verdicts)
    messages.success(request, _("Đã ghi quyết định cho %(count)d dòng.") % {"count": count})
    return redirect("children:import", batch_id)


@require_POST
@right_needed(rights.IMPORT)
def commit(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Write the good rows to the register."""
    done = commit_batch(actor=actor_of(request), batch_id=batch_id)
    messages.success(request, _("Đã nhập %(count)d em vào sổ.") % {"count": done.counts.get("done", 0)})
    return redirect("children:import", batch_id)


@require_POST
@right_needed(rights.IMPORT)
def discard(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Put a checked spreadsheet aside."""
    discard_batch(actor=actor_of(request), batch_id=batch_id)
    messages.info(request, _("Đã bỏ bảng tính. Chưa có gì được ghi vào sổ."))
    return redirect("children:imports")


@require_safe
@right_needed(rights.IMPORT)
def failed_rows(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Send the rows to fix, with what is wrong in the last column."""
    found = get_batch(actor_of(request), batch_id)
    return _download(files.failed_rows(found), files.failed_name(found))


def _download(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=files.SPREADSHEET)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
