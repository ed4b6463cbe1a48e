"""Loading the sample world: agencies, accounts, children; a second load finds all in place and is quick."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from chungtay.people.api import Agency, Holding
from chungtay.places.api import country
from chungtay.running.sample.accounts import build_accounts
from chungtay.running.sample.agencies import HEALTH_DAY, Builder, build_health, build_labour
from chungtay.running.sample.past import build_past
from chungtay.running.sample.register import build_register
from chungtay.running.sample.story import build_story


def load() -> list[str]:
    """Load what is missing of the sample world and return the lines to print: the accounts and their password."""
    with transaction.atomic():
        if not Agency.objects.filter(is_sample=True).exists():
            builder = Builder()
            top = country(HEALTH_DAY)
            build_labour(builder, top)
            build_health(builder, top)
            builder.save()
        build_accounts()
    build_register()
    build_story()
    build_past("binhlu")
    return list(sample_accounts())


def sample_accounts() -> Iterator[str]:
    """Yield one line per sample account, then the common password."""
    held = Holding.objects.filter(account__sample_on__isnull=False).select_related("account", "post__agency")
    for row in held.order_by("account__sample_on", "post__agency__level", "account__username"):
        seat = f"{row.post.title} · {row.post.agency.short_name}"
        yield f"  {row.account.username:<16} {row.account.sample_on:%d/%m/%Y}  {seat}"
    yield f"  Mật khẩu chung: {settings.CHUNGTAY_SAMPLE_PASSWORD}"
