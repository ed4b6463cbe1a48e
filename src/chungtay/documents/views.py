"""Giving a file back: always as a download, never shown or run by the browser."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from chungtay.documents.actions import read_file
from chungtay.people.api import actor_of, right_needed


@right_needed("documents.read")
@require_safe
def download(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Send one file as an attachment; a file out of scope does not exist."""
    found, data = read_file(actor=actor_of(request), file_id=file_id)
    response = HttpResponse(data, content_type=found.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response
