"""The gallery: every component on one page, for those who build screens and for the accessibility test."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungtay.core import clock
from chungtay.ui import gallery as shown


def gallery(request: HttpRequest) -> HttpResponse:
    """This will show every component in every state. The room that mounts it says who may open it."""
    with clock.living_on(shown.TODAY):
        return render(request, "ui/gallery.html", shown.content())
