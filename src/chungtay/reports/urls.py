"""Addresses of the reports room, under /bao-cao/."""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []
