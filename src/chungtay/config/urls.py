"""Addresses: Vietnamese without marks, one prefix per room."""

from django.urls import include, path

from chungtay.people.api import signed_in
from chungtay.running import health
from chungtay.ui.views import gallery

_ROOMS = [
    ("", "people"),
    ("tre-em/", "children"),
    ("bao-cao/", "reports"),
    ("so-lieu/", "figures"),
    ("van-ban/", "directives"),
    ("tep/", "documents"),
    ("viec/", "duties"),
    ("", "desk"),
]

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("giao-dien/", signed_in(gallery), name="gallery"),
    *(path(prefix, include(f"chungtay.{room}.urls")) for prefix, room in _ROOMS),
]

handler400 = "chungtay.people.views.bad_request"
handler403 = "chungtay.people.views.forbidden"
handler404 = "chungtay.people.views.not_found"
handler500 = "chungtay.people.views.server_error"
