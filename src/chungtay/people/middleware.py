"""One request, one transaction, one actor: the database knows who asks, and a form sent twice acts once."""

import uuid
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from chungtay.core import clock
from chungtay.core.errors import ChungTayError, StaleRecord
from chungtay.people.actors import Actor, actor_for, holdings_of
from chungtay.people.models import Account, Once
from chungtay.people.passwords import must_change_password
from chungtay.people.signing import note_refusal

SESSION_POST = "post"
SESSION_TODAY = "sample_today"
SIGN_IN_PATH = "/dang-nhap/"
"""Wrong passwords must be counted although the answer is a refusal."""
FORBIDDEN = 403
UNSCOPED_PATHS = ("/static/", "/healthz", "/readyz")

Answer = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Sets `request.actor`, the clock of sample accounts, and the transaction in which row security answers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request inside one transaction; any error response undoes what was written."""
        if request.path.startswith(UNSCOPED_PATHS):
            return self.get_response(request)
        with clock.living_on(None), transaction.atomic():
            self._enter(request)
            done = must_change_password(request) or self._sent_before(request)
            response = done or self.get_response(request)
            if response.status_code >= 400 and not request.path.startswith(SIGN_IN_PATH):
                transaction.set_rollback(True)
            elif done is None:
                self._remember(request, response)
        if response.status_code == FORBIDDEN:
            _note_refusal(request)
        return response

    def _enter(self, request: HttpRequest) -> None:
        account = request.user
        request.actor = None  # type: ignore[attr-defined]
        request.holdings = []  # type: ignore[attr-defined]
        if not isinstance(account, Account):
            return
        clock.set_today(_sample_day(request, account))
        holdings = holdings_of(account)
        request.holdings = holdings  # type: ignore[attr-defined]
        chosen = next(
            (held for held in holdings if str(held.post_id) == request.session.get(SESSION_POST)), None
        )
        if chosen is None and holdings:
            chosen = holdings[0]
        if chosen is None:
            return
        actor = actor_for(account, chosen.post)
        request.actor = actor  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.post', %s, true)", [str(actor.post_id)])

    def _sent_before(self, request: HttpRequest) -> HttpResponse | None:
        key = once_key(request)
        if key is None:
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_once (key, account_id, path, answer, at) VALUES (%s, %s, %s, '', now())"
                " ON CONFLICT (key) DO NOTHING",
                [key, request.user.pk if request.user.is_authenticated else None, request.path[:300]],
            )
            if cursor.rowcount:
                return None
        first = Once.objects.filter(key=key, account=_account(request), path=request.path[:300]).first()
        return HttpResponseRedirect(first.answer if first and first.answer else request.path)

    def _remember(self, request: HttpRequest, response: HttpResponse) -> None:
        key = once_key(request)
        if key is None:
            return
        if 300 <= response.status_code < 400:
            Once.objects.filter(key=key).update(answer=response.headers.get("Location", "")[:500])
        else:
            Once.objects.filter(key=key).delete()


def _account(request: HttpRequest) -> Account | None:
    return request.user if isinstance(request.user, Account) else None


def once_key(request: HttpRequest) -> uuid.UUID | None:
    """Return the key of a form that must act once, when the request carries one."""
    if request.method != "POST":
        return None
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def _note_refusal(request: HttpRequest) -> None:
    actor, match = current_actor(request), request.resolver_match
    if actor is not None and match is not None:
        right = str(getattr(match.func, "chungtay_right", ""))
        if not actor.may(right):
            note_refusal(actor, right, match.route)


def _sample_day(request: HttpRequest, account: Account) -> date | None:
    if not settings.CHUNGTAY_SAMPLE:
        return None
    chosen = request.session.get(SESSION_TODAY)
    return date.fromisoformat(chosen) if chosen else account.sample_on


class ErrorPagesMiddleware(MiddlewareMixin):
    """Turns expected errors into calm pages that say what happened to the input."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an expected error; anything else goes on to the 500 page."""
        if isinstance(error, StaleRecord):
            return render(request, "409.html", _both_versions(request, error), status=error.status)
        if isinstance(error, ChungTayError):
            return render(
                request, f"{_page(error.status)}.html", {"reason": error.message}, status=error.status
            )
        if isinstance(error, OperationalError | InterfaceError):
            return database_away(request)
        return None


def database_away(request: HttpRequest) -> HttpResponse:
    """Return the 503 page; a form comes back ready to be sent again under the same key."""
    context = {
        "resend": _fields_to_resend(request),
        "had_files": request.method == "POST" and bool(request.FILES),
    }
    return render(request, "503.html", context, status=503)


def _fields_to_resend(request: HttpRequest) -> list[tuple[str, str]]:
    if request.method != "POST" or request.path.startswith((SIGN_IN_PATH, "/tai-khoan/")):
        return []
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]


def _page(status: int) -> str:
    return str(status) if status in {400, 403, 404, 409, 413} else "400"


def _both_versions(request: HttpRequest, error: StaleRecord) -> dict[str, object]:
    rows = [
        {
            "label": label,
            "mine": mine,
            "theirs": error.theirs.get(label, ""),
            "differs": mine != error.theirs.get(label, ""),
        }
        for label, mine in error.mine.items()
    ]
    return {"rows": rows, "saved_by": error.who, "current_url": request.path}


def current_actor(request: HttpRequest) -> Actor | None:
    """Return the acting person of a request, or `None` for a visitor."""
    actor = getattr(request, "actor", None)
    return actor if isinstance(actor, Actor) else None
