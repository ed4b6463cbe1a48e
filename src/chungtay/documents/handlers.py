"""Stopping an upload that is too large while it arrives, before it fills memory or the disk."""

from typing import IO, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


class LimitUploadHandler(FileUploadHandler):
    """Cuts a file off at `CHUNGTAY_FILE_LIMIT`; the view then finds `request.META["chungtay.too_large"]`.

    A body announced to be far larger than the limit is cut at its first chunk. Fields that came before the file in the
    form are kept, so the page can give them back; put the file input last.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.seen = 0
        self.announced = 0

    def handle_raw_input(
        self, input_data: IO[bytes], META: dict[str, str], content_length: int, boundary: bytes,  # noqa: N803
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """Remember how long the whole body says it is."""
        self.announced = content_length
        return None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start counting a file."""
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count, and stop the upload at the limit."""
        self.seen += len(raw_data)
        limit = int(settings.CHUNGTAY_FILE_LIMIT)
        if self.seen > limit or self.announced > 2 * limit + 1024 * 1024:
            if self.request is not None:
                self.request.META["chungtay.too_large"] = "1"
            raise StopUpload(connection_reset=self.announced > 4 * limit)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
        return None


def was_too_large(request: HttpRequest) -> bool:
    """Tell whether a file of this request was cut off at the limit."""
    request.POST  # noqa: B018  reading the form makes the handler run
    return bool(request.META.get("chungtay.too_large"))


__all__ = ["LimitUploadHandler", "TemporaryFileUploadHandler", "was_too_large"]
