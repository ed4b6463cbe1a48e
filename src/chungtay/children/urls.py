"""Addresses under /tre-em/; an id is a record's UUID, never a name or a number."""

from django.urls import path

from chungtay.children.views import filing, listing, recording, searching, spreadsheets

app_name = "children"

CHILD = "<uuid:child_id>/"

urlpatterns = [
    path("", listing.children_list, name="list"),
    path("xuat/", listing.export, name="export"),
    path("tim/", searching.search_children, name="search"),
    path("tim/quyet-dinh/", searching.decide, name="decide"),
    path("dang-ky/", searching.register, name="register"),
    path("nhap/", spreadsheets.batches, name="imports"),
    path("nhap/mau/", spreadsheets.template, name="import_template"),
    path("nhap/<uuid:batch_id>/", spreadsheets.batch, name="import"),
    path("nhap/<uuid:batch_id>/quyet-dinh/", spreadsheets.decide_rows, name="import_decide"),
    path("nhap/<uuid:batch_id>/ghi-vao-so/", spreadsheets.commit, name="import_commit"),
    path("nhap/<uuid:batch_id>/bo/", spreadsheets.discard, name="import_discard"),
    path("nhap/<uuid:batch_id>/dong-loi/", spreadsheets.failed_rows, name="import_failed"),
    path(CHILD, filing.child_file, name="file"),
    path(f"{CHILD}so-dinh-danh/", filing.number, name="number"),
    path(f"{CHILD}ghi/", recording.menu, name="menu"),
    path(f"{CHILD}sua/", recording.edit, name="edit"),
    path(f"{CHILD}ghi/hoan-canh/", recording.add_circumstance, name="circumstance"),
    path(f"{CHILD}ghi/hoan-canh/<uuid:spell_id>/het/", recording.end_circumstance, name="end_circumstance"),
    path(f"{CHILD}ghi/nguy-co/", recording.add_risk, name="risk"),
    path(f"{CHILD}ghi/nguy-co/<uuid:spell_id>/het/", recording.end_risk, name="end_risk"),
    path(f"{CHILD}ghi/tro-giup/", recording.add_help, name="help"),
    path(f"{CHILD}ghi/tai-nan/", recording.add_injury, name="injury"),
    path(f"{CHILD}ghi/nguoi-than/", recording.add_guardian, name="guardian"),
    path(f"{CHILD}ghi/nguoi-than/<uuid:guardian_id>/thoi/", recording.end_guardian, name="end_guardian"),
    path(f"{CHILD}ghi/noi-o/", recording.move, name="move"),
    path(f"{CHILD}ghi/mat/", recording.death, name="death"),
    path(f"{CHILD}<slug:tab>/", filing.child_file, name="tab"),
]
