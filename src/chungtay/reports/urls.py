"""Addresses of the reports room, under /bao-cao/."""

from django.urls import path

from chungtay.reports import views, views_above, views_cell, views_steps

app_name = "reports"
urlpatterns = [
    path("", views.index, name="index"),
    path("ky/<str:regime_id>/", views.open_regime, name="open"),
    path("ky/<str:regime_id>/giao/", views_above.give_period, name="give"),
    path("<uuid:report_id>/", views.report, name="report"),
    path("<uuid:report_id>/loi/", views.words, name="words"),
    path("<uuid:report_id>/lich-su/", views.history, name="history"),
    path("<uuid:report_id>/in/", views.printed, name="print"),
    path("<uuid:report_id>/tinh-lai/", views_steps.recompute, name="recompute"),
    path("<uuid:report_id>/kiem-tra/", views_steps.check, name="check"),
    path("<uuid:report_id>/sua-lai/", views_steps.reopen, name="reopen"),
    path("<uuid:report_id>/nop/", views_steps.submit, name="submit"),
    path("<uuid:report_id>/da-nop/", views_steps.sent, name="sent"),
    path("<uuid:report_id>/o/<str:name>/sua/", views_cell.change, name="cell_change"),
    path("<uuid:report_id>/o/<str:name>/tra-ve/", views_cell.undo, name="cell_undo"),
    path("<uuid:report_id>/o/<str:name>/ghi-chu/", views_cell.note, name="cell_note"),
    path("<uuid:report_id>/o/<str:name>/tre/", views_cell.children, name="cell_children"),
    path("<uuid:report_id>/o/<str:name>/don-vi/", views_cell.units, name="cell_units"),
    path("<uuid:report_id>/duyet/", views_above.review, name="review"),
    path("<uuid:report_id>/chap-nhan/", views_above.accept, name="accept"),
    path("<uuid:report_id>/tra-lai/", views_above.send_back, name="return"),
    path("<uuid:report_id>/tong-hop/", views_above.consolidation, name="consolidation"),
    path("<uuid:report_id>/cong-bo/", views_above.publication, name="publication"),
    path("<uuid:report_id>/ban-cong-bo/", views_above.published_page, name="published"),
    path("tep/<uuid:publication_id>/", views_above.download, name="download"),
]
