"""Addresses of the directives room, under /van-ban/."""

from django.urls import path

from chungtay.directives import views

app_name = "directives"

urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.upload, name="upload"),
    path("<uuid:directive_id>/", views.show, name="show"),
    path("<uuid:directive_id>/doc/", views.read, name="read"),
    path("<uuid:directive_id>/giao/", views.confirm, name="confirm"),
    path("<uuid:directive_id>/bo/", views.discard, name="discard"),
    path("<uuid:directive_id>/nhan/", views.acknowledge, name="acknowledge"),
    path("<uuid:directive_id>/thu-hoi/", views.withdraw, name="withdraw"),
]
