"""Addresses of the figures room, under /so-lieu/."""

from django.urls import path

from chungtay.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:unit_id>/<str:measure_id>/", views.children, name="children"),
]
