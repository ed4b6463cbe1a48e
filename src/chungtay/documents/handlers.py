"""Stopping an upload that is too large while it arrives, before it fills memory or the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MARK = "chungtay.file_too_large"
FORM_ROOM = 6 * 1024 * 1024
"""What a form may weigh beside its file."""
DRAIN_LIMIT = 1024 * 1024 * 1024


class LimitUploadHandler(FileUploadHandler):
    """Cuts a file off at `CHUNGTAY_FILE_LIMIT` and keeps nothing of it; `was_too_large` then tells the view.

    The rest of the body is read and thrown away, so that the browser gets its answer; a body announced as
    monstrous is not even that. Fields that came before the file in the form are kept, so that the page can give
    them back: put the file last.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.seen = 0
        self.announced = 0

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, *rest: Any, **more: Any
    ) -> None:
        """Remember how long the whole body says it is."""
        self.announced = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start counting a file."""
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count, and stop the upload at the limit."""
        self.seen += len(raw_data)
        limit = int(settings.CHUNGTAY_FILE_LIMIT)
        if self.seen > limit or self.announced > limit + FORM_ROOM:
            if self.request is not None:
                self.request.META[MARK] = "1"
            raise StopUpload(connection_reset=self.announced > DRAIN_LIMIT)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def was_too_large(request: HttpRequest) -> bool:
    """Tell whether a file of this request was cut off at the limit."""
    _read_form = request.POST
    return bool(request.META.get(MARK))
