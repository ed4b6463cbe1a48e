"""Addresses of the signed-in home and the leader's page."""

from django.urls import path

from chungtay.desk import journal_views, law_views, places_views, views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("dia-ban/", places_views.browse, name="places"),
    path("dia-ban/<uuid:unit_id>/", places_views.unit, name="place"),
    path("quy-dinh/", law_views.rules, name="rules"),
    path("quy-dinh/<slug:regime_id>/", law_views.regime, name="rules_regime"),
    path("nhat-ky/", journal_views.journal, name="journal"),
    path("theo-doi/", views.oversee, name="oversee"),
    path("theo-doi/bang.xlsx", views.oversee_table, name="oversee_table"),
    path("theo-doi/nhac/", views.remind_overdue, name="remind"),
    path("theo-doi/da-xem/<uuid:escalation_id>/", views.seen, name="seen"),
]
