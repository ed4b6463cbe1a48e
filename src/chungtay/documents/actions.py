"""Writes of the documents room: storing a file, giving out a number."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.vietnamese import nfc
from chungtay.documents import storage
from chungtay.documents.models import File, IssuedNumber, NumberSeries
from chungtay.documents.queries import get_file
from chungtay.documents.types import ENDINGS, FileTooLarge, check_file
from chungtay.journal.api import record
from chungtay.people.api import Actor, Agency


def read_upload(upload: UploadedFile[Any]) -> bytes:
    """Return the bytes of an uploaded file; raises `FileTooLarge` (413) over `CHUNGTAY_FILE_LIMIT`."""
    limit = int(settings.CHUNGTAY_FILE_LIMIT)
    if (upload.size or 0) > limit:
        raise too_large(limit)
    data = bytes(upload.read())
    if len(data) > limit:
        raise too_large(limit)
    return data


def store_file(
    *, actor: Actor, upload: UploadedFile[Any], accepted: tuple[str, ...] = tuple(ENDINGS)
) -> File:
    """Keep an uploaded file and return its record; its kind is told by its bytes.

    Raises `FileTooLarge` (413) over `CHUNGTAY_FILE_LIMIT` and `FileRefused` for a wrong or false kind.
    """
    data = read_upload(upload)
    return store_bytes(actor=actor, data=data, name=upload.name or "", accepted=accepted)


def store_bytes(*, actor: Actor, data: bytes, name: str, accepted: tuple[str, ...] = tuple(ENDINGS)) -> File:
    """Keep bytes under a name, in the actor's place, after the same checks as an upload."""
    shown = clean_name(name)
    sniffed = check_file(data, shown, accepted=accepted)
    with transaction.atomic():
        stored_as = storage.write_bytes(data)
        try:
            kept = File.objects.create(
                name=shown or "tep",
                content_type=sniffed.content_type,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                stored_as=stored_as,
                place_id=actor.place_id,
                created_by_account=actor.account_id,
                created_by_post=actor.post_id,
                created_by_name=actor.account_name,
            )
            record(
                actor=actor,
                verb="documents.store",
                subject=kept,
                after={"size": kept.size, "sha256": kept.sha256},
            )
        except BaseException:
            storage.delete_bytes(stored_as)
            raise
    return kept


def read_file(*, actor: Actor, file_id: UUID) -> tuple[File, bytes]:
    """Return a file the actor may see with its bytes, and note the reading in the journal."""
    found = get_file(actor, file_id)
    data = storage.read_bytes(found.stored_as)
    record(actor=actor, verb="documents.download", subject=found)
    return found, data


def file_bytes(kept: File) -> bytes:
    """Return the bytes of a file the caller has just stored or already checked; no journal line."""
    return storage.read_bytes(kept.stored_as)


def too_large(limit: int) -> FileTooLarge:
    """Return the refusal of a file over `limit` bytes, in words."""
    return FileTooLarge(
        _("Tệp lớn hơn %(limit)s MB nên không nhận. Nén ảnh trong tệp hoặc tách thành nhiều tệp rồi gửi lại.")
        % {"limit": limit // (1024 * 1024) or 1}
    )


def clean_name(name: str) -> str:
    """Return the bare file name, without folders or control marks, at most 200 characters."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    kept = nfc("".join(mark for mark in bare if mark.isprintable() and mark not in '"<>|:*?'))
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:190]}{dot}{ending[:9]}" if dot else kept[:200]


def next_number(
    *,
    actor: Actor,
    agency: Agency,
    symbol: str,
    year: int | None = None,
    subject_kind: str = "",
    subject_id: UUID | None = None,
) -> str:
    """Give out the next number of the agency in a year and return it as on paper (`42/KH-UBND`, `05/BC-SYT`).

    One series runs per agency, year and symbol. The row of the series is locked until the transaction ends, so a
    number given in a transaction that fails is given again and no number is missing.
    Law: NĐ 30/2020, Đ15.
    """
    year = year or clock.today().year
    with transaction.atomic():
        NumberSeries.objects.bulk_create(
            [NumberSeries(agency=agency, place_id=agency.place_id, year=year, kind=symbol)],
            ignore_conflicts=True,
        )
        series = NumberSeries.objects.select_for_update().get(agency=agency, year=year, kind=symbol)
        series.last += 1
        series.save(update_fields=["last"])
        IssuedNumber.objects.create(
            series=series, number=series.last, symbol=symbol, subject_kind=subject_kind, subject_id=subject_id
        )
        words = f"{series.last:02d}/{symbol}"
        record(
            actor=actor,
            verb="documents.number",
            subject=series,
            after={"number": words, "year": year},
        )
    return words
