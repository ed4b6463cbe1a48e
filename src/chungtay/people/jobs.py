"""Background work of the people room."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from chungtay.people.models import Once

KEEP = timedelta(days=7)
"""How long the key of a sent form is kept; nobody sends the same page again after a week."""


def forget_sent_forms() -> int:
    """Delete the keys of forms sent more than a week ago and return how many."""
    deleted, _ = Once.objects.filter(at__lt=timezone.now() - KEEP).delete()
    return deleted


@app.periodic(cron="15 2 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="people.forget_sent_forms")  # type: ignore[untyped-decorator]
def forget_sent_forms_nightly(timestamp: int) -> None:
    """Run `forget_sent_forms` every night."""
    forget_sent_forms()
