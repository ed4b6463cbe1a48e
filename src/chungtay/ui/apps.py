"""Registers the room of shared screens with Django."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """This room has no tables: only templates, static files and template tags."""

    name = "chungtay.ui"
    label = "ui"
    verbose_name = "giao diện"
