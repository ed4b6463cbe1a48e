"""Reads of the directives room, limited to what the actor may see."""

from django.db.models import Q

from chungtay.directives.models import Directive, Receipt
from chungtay.people.api import Actor


def visible(actor: Actor) -> Q:
    """Return the condition on `Directive` that keeps what the actor's own units issued or received."""
    received = Receipt.objects.filter(actor.in_scope()).values("directive_id")
    return actor.in_scope() | Q(id__in=received)


def files_of_visible_directives(actor: Actor) -> Q:
    """Return the condition on `File` that shows the originals of directives the actor may read."""
    return Q(id__in=Directive.objects.filter(visible(actor), file__isnull=False).values("file_id"))
