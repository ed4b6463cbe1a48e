"""What the worker does each day: reminders on the desk and by mail, overdue duties brought before the agency
above.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from chungtay.core import clock
from chungtay.core.ids import new_id
from chungtay.duties.choices import ReminderKind
from chungtay.duties.models import Duty, Escalation, Reminder
from chungtay.duties.queries import IS_OPEN
from chungtay.duties.rules import SOON_DAYS
from chungtay.journal.api import record_each
from chungtay.people.api import Actor, Holding, acting_as_system

ESCALATE_AFTER_DAYS = 3
"""A duty this many days overdue is brought before the agency above; `CHUNGTAY_ESCALATE_DAYS` changes it."""


@app.periodic(cron="30 6 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="duties.morning")  # type: ignore[untyped-decorator]
def morning(timestamp: int = 0) -> None:
    """Write today's reminders and escalations, then send one digest per account."""
    with acting_as_system() as actor:
        write_reminders(clock.today())
        escalate(actor, clock.today())
    if getattr(settings, "CHUNGTAY_HAS_MAIL", False):
        mail_digests(clock.today())


def write_reminders(today: date) -> int:
    """Write one reminder per open duty that ends within three days or is overdue, once a day; return how
    many are new.

    Overdue duties are reminded on the first day and every seventh after, so that a desk is not flooded.
    """
    living = IS_OPEN & _alive("owed_by__", today)
    soon = living & Q(due_on__gte=today, due_on__lte=today + timedelta(days=SOON_DAYS))
    late_days = [today - timedelta(days=step) for step in range(1, 400, 7)]
    overdue = living & Q(due_on__in=late_days)
    before = Reminder.objects.filter(on=today).count()
    for condition, kind in ((soon, ReminderKind.DUE_SOON), (overdue, ReminderKind.OVERDUE)):
        Reminder.objects.bulk_create(
            [
                Reminder(id=new_id(), duty_id=pk, on=today, kind=kind, created_at=clock.now())
                for pk in Duty.objects.filter(condition).values_list("id", flat=True).iterator()
            ],
            batch_size=2000,
            ignore_conflicts=True,
        )
    return Reminder.objects.filter(on=today).count() - before


def escalate(actor: Actor, today: date) -> int:
    """Bring duties overdue for the set number of days before who set them, else before the agency above;
    return how many.

    Each duty reaches an agency once; an agency that no longer exists is left in peace.
    """
    days = int(getattr(settings, "CHUNGTAY_ESCALATE_DAYS", ESCALATE_AFTER_DAYS))
    late = Duty.objects.filter(IS_OPEN, _alive("owed_by__", today), due_on__lte=today - timedelta(days=days))
    known = set(Escalation.objects.filter(duty__in=late).values_list("duty_id", "to_agency_id"))
    rows: list[Escalation] = []
    places: list[tuple[UUID, UUID | None]] = []
    for duty in late.select_related("owed_by").iterator():
        above = duty.owed_to_id or duty.owed_by.parent_id
        if above is None or above == duty.owed_by_id or (duty.id, above) in known:
            continue
        rows.append(Escalation(id=new_id(), duty=duty, to_agency_id=above, on=today, created_at=clock.now()))
        places.append((duty.id, duty.place_id))
    Escalation.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
    record_each(actor=actor, verb="duties.escalate", subject_kind=Duty._meta.label, subjects=places)
    return len(rows)


def mail_digests(today: date) -> int:
    """Send each account holding a post in a reminded agency one digest; return how many went.

    A digest says how many duties and the address to open; no title, name or code travels by mail. What
    could not be sent
    stays unsent and goes with the next run.
    """
    with acting_as_system():
        digests = _digests(today)
    reached: set[UUID] = set()
    sent = 0
    for digest in digests:
        subject = _("Chung Tay: %(count)d việc cần xem") % {"count": digest.due_soon + digest.late}
        lines = [
            _("Sắp đến hạn: %(count)d việc.") % {"count": digest.due_soon},
            _("Đã quá hạn hoặc được nhắc: %(count)d việc.") % {"count": digest.late},
            "",
            str(getattr(settings, "CHUNGTAY_ADDRESS", "")),
        ]
        if send_mail(subject, "\n".join(lines), None, [digest.email], fail_silently=True):
            sent += 1
            reached.add(digest.agency_id)
    with acting_as_system():
        unsent = Reminder.objects.filter(on=today, mailed_at__isnull=True)
        unsent.filter(duty__owed_by_id__in=reached).update(mailed_at=clock.now())
    return sent


@dataclass(frozen=True, slots=True)
class _Digest:
    email: str
    agency_id: UUID
    due_soon: int
    late: int


def _digests(today: date) -> list[_Digest]:
    unsent = Reminder.objects.filter(on=today, mailed_at__isnull=True, duty__done_at__isnull=True).order_by()
    soon = Count("id", filter=Q(kind=ReminderKind.DUE_SOON))
    late = Count("duty_id", filter=~Q(kind=ReminderKind.DUE_SOON), distinct=True)
    counted = {
        row["duty__owed_by_id"]: (row["soon"], row["late"])
        for row in unsent.values("duty__owed_by_id").annotate(soon=soon, late=late)
    }
    holders = Holding.objects.filter(
        _alive("", today), _alive("post__", today), account__is_active=True, post__agency_id__in=list(counted)
    ).exclude(account__email="")
    pairs = holders.values_list("account__email", "post__agency_id").distinct().order_by("account__email")
    return [_Digest(email, agency_id, *counted[agency_id]) for email, agency_id in pairs]


def _alive(prefix: str, on: date) -> Q:
    ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    return Q(**{f"{prefix}valid_from__lte": on}) & ended
