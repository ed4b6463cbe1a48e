"""Addresses of duties: the list, and one duty with what can be done to it."""

from django.urls import path

from chungtay.duties import views

app_name = "duties"

urlpatterns = [
    path("", views.listing, name="list"),
    path("<uuid:duty_id>/", views.show, name="show"),
    path("<uuid:duty_id>/tiep-nhan/", views.take, name="acknowledge"),
    path("<uuid:duty_id>/tien-do/", views.progress, name="progress"),
    path("<uuid:duty_id>/hoan-thanh/", views.finish, name="complete"),
    path("<uuid:duty_id>/gia-han/", views.more_time, name="ask_extension"),
    path("gia-han/<uuid:extension_id>/", views.decide, name="decide_extension"),
    path("<uuid:duty_id>/nhac/", views.remind_one, name="remind"),
    path("<uuid:duty_id>/thu-hoi/", views.call_off, name="withdraw"),
]
