"""Addresses of the figures room, under /so-lieu/."""

from django.urls import URLPattern

app_name = "figures"
urlpatterns: list[URLPattern] = []
