"""The journal's screen: who did and read what in the reader's scope, newest first."""

import base64
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungtay.journal.api import Entry, verb_label, verbs
from chungtay.people.api import Actor, actor_of, right_needed

PAGE = 50


@right_needed("journal.read")
def journal(request: HttpRequest) -> HttpResponse:
    """Show one page of the journal, narrowed by verb and by who acted; the filters live in the address."""
    actor = actor_of(request)
    verb, who = request.GET.get("viec", ""), request.GET.get("ai", "").strip()
    rows = entries_in_scope(actor)
    if verb:
        rows = rows.filter(verb=verb)
    if who:
        rows = rows.filter(account_name__icontains=who)
    found = list(_after(rows, request.GET.get("sau", "")).order_by("-at", "-id")[: PAGE + 1])
    shown = found[:PAGE]
    context = {
        "rows": [(row, verb_label(row.verb)) for row in shown],
        "after": _mark(shown[-1]) if len(found) > PAGE else "",
        "verbs": sorted(verbs().items(), key=lambda pair: str(pair[1])),
        "verb": verb,
        "who": who,
    }
    return render(request, "desk/journal.html", context)


def entries_in_scope(actor: Actor) -> QuerySet[Entry]:
    """Return the lines about places in the actor's scope, and the actor's own; row security says the same."""
    return Entry.objects.filter(actor.in_scope() | Q(post_id=actor.post_id))


def _after(rows: QuerySet[Entry], mark: str) -> QuerySet[Entry]:
    try:
        at, _, identifier = base64.urlsafe_b64decode(mark.encode()).decode().partition("|")
        moment, last = datetime.fromisoformat(at), UUID(identifier)
    except ValueError:
        return rows
    return rows.filter(Q(at__lt=moment) | Q(at=moment, id__lt=last))


def _mark(row: Any) -> str:
    return base64.urlsafe_b64encode(f"{row.at.isoformat()}|{row.id}".encode()).decode()
