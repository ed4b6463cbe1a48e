"""Stopping an upload that is too large while it arrives, before it fills memory or the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MARK = "chungtay.file_too_large"
FORM_ROOM = 6 * 1024 * 1024
"""What a form may weigh beside its file."""
CHUNK = 64 * 1024
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
        self.body: Any = None

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, *rest: Any, **more: Any
    ) -> None:
        """Remember the body and how long it says it is."""
        self.body, self.announced = input_data, content_length

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
            self._drain()
            # "Reset" only tells Django not to drain: it would read by lines, and a file may be one line.
            raise StopUpload(connection_reset=True)
        return raw_data

    def _drain(self) -> None:
        """Read what is left of the body in small pieces and keep none of it."""
        left = 0 if self.announced > DRAIN_LIMIT else self.announced
        while left > 0 and (piece := self.body.read(CHUNK)):
            left -= len(piece)

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def was_too_large(request: HttpRequest) -> bool:
    """Tell whether a file of this request was cut off at the limit."""
    _read_form = request.POST
    return bool(request.META.get(MARK))
