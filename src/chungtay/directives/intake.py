"""Taking a document in: the file is kept, the words are read, and a draft with proposals is made."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from chungtay.core.errors import Invalid
from chungtay.directives import links, targets
from chungtay.directives.models import Addressee, Basis, Directive, Task
from chungtay.directives.reading import head_fields, span_pairs, task_drafts
from chungtay.documents.api import (
    DOCX,
    PDF,
    TEXT,
    File,
    FileRefused,
    check_file,
    read_document,
    read_upload,
    store_bytes,
)
from chungtay.journal.api import record
from chungtay.people.api import Actor, Agency, require

ACCEPTED = (TEXT, DOCX, PDF)
PASTE_LIMIT = 400_000


def upload_directive(*, actor: Actor, upload: UploadedFile[Any] | None = None, text: str = "") -> Directive:
    """Take in a document as a file or as pasted words, read it, and return the draft to be confirmed.

    Raises `FileRefused`, `FileTooLarge` or the reader's own refusal when there is nothing to read, `Invalid` when
    neither a file nor words were given.
    """
    require(actor, "directives.issue")
    if upload is None and not text.strip():
        raise Invalid({"file": _("Chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới.")})
    with transaction.atomic():
        kept: File | None = None
        if upload is not None:
            # Read first: a file that cannot be read leaves no bytes behind.
            data, name = read_upload(upload), upload.name or ""
            check_file(data, name, accepted=ACCEPTED)
            read = read_document(data, name)
            kept = store_bytes(actor=actor, data=data, name=name, accepted=ACCEPTED)
        else:
            if len(text) > PASTE_LIMIT:
                raise FileRefused(_("Nội dung dán vào quá dài. Lưu thành tệp .txt hoặc .docx rồi đưa lên."))
            read = read_document(text.encode(), "van-ban.txt")
        return _create(actor, read, kept)


def _create(actor: Actor, read: Any, kept: File | None) -> Directive:
    fields, spans = head_fields(read)
    agency = Agency.objects.get(id=actor.agency_id)
    directive = Directive.objects.create(
        agency=agency,
        place_id=actor.place_id,
        file=kept,
        text=read.text,
        spans=spans,
        created_by_account=actor.account_id,
        created_by_name=actor.account_name,
        **fields,
    )
    drafts = task_drafts(read)
    tasks = [
        Task(
            directive=directive,
            position=number,
            kind=draft.kind,
            section=draft.section,
            text=draft.text,
            agencies=list(draft.agencies),
            due_on=draft.due_on,
            due_side=draft.due_side,
            due_words=draft.due_words,
            period=draft.period,
            spans=draft.spans,
        )
        for number, draft in enumerate(drafts, 1)
    ]
    links.mark_regimes(directive, tasks)
    Task.objects.bulk_create(tasks)
    _keep_citations(actor, directive, read)
    Addressee.objects.bulk_create(targets.understand_all(directive, targets.phrases_of(directive, tasks)))
    record(
        actor=actor,
        verb="directives.upload",
        subject=directive,
        after={"number": directive.full_number, "tasks": len(tasks), "file": kept.id if kept else None},
    )
    return directive


def _keep_citations(actor: Actor, directive: Directive, read: Any) -> None:
    """Keep each cited document once, and recognise those that are in this system."""
    own = directive.full_number
    seen: dict[str, Any] = {}
    for cite in read.cites:
        if cite.number != own or cite.issued_on not in (None, directive.issued_on):
            seen.setdefault(cite.number[:80], cite)
    known = links.find_cited(actor, [(number, cite.issued_on) for number, cite in seen.items()])
    Basis.objects.bulk_create(
        Basis(
            directive=directive,
            position=place,
            number=number,
            issued_on=cite.issued_on,
            linked=known.get(number),
            spans=span_pairs(cite.spans),
        )
        for place, (number, cite) in enumerate(seen.items(), 1)
    )
