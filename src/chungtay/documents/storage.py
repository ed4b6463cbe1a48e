"""Bytes on disk: random names, two levels of folders, written whole or not at all, never executable."""

import os
import tempfile
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from chungtay.core.errors import NotFound


def write_bytes(data: bytes) -> str:
    """Write the bytes under a new random name and return its path relative to `settings.FILES_DIR`."""
    name = uuid4().hex
    relative = f"{name[:2]}/{name[2:4]}/{name}"
    target = Path(settings.FILES_DIR) / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o600)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return relative


def read_bytes(relative: str) -> bytes:
    """Return the bytes; raises `NotFound` when the disk no longer has them."""
    root = Path(settings.FILES_DIR).resolve()
    path = (root / relative).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise NotFound(_("Không còn tìm thấy nội dung tệp trên máy chủ. Báo cho người quản trị."))
    return path.read_bytes()


def delete_bytes(relative: str) -> None:
    """Remove the bytes when the transaction that stored them did not commit."""
    (Path(settings.FILES_DIR) / relative).unlink(missing_ok=True)
