"""Signing in and out, choosing the post to act in, the own account, and the pages for what went wrong."""

import secrets
import sys
from datetime import date
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from chungtay.core.errors import NotAllowed
from chungtay.core.vietnamese import parse_date
from chungtay.journal.api import record
from chungtay.people.actors import actor_for, actor_of, holdings_of
from chungtay.people.doors import public_page, signed_in
from chungtay.people.middleware import SESSION_POST, SESSION_TODAY, database_away
from chungtay.people.models import Holding


class SignInView(LoginView):  # type: ignore[misc]
    """The library's sign-in page; an installation of sample data also lists its accounts."""

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        """Add the sample accounts, each with the post it holds."""
        context: dict[str, Any] = super().get_context_data(**words)
        if settings.CHUNGTAY_SAMPLE:
            held = Holding.objects.filter(account__sample_on__isnull=False).select_related(
                "account", "post__agency"
            )
            context["sample_password"] = settings.CHUNGTAY_SAMPLE_PASSWORD
            context["sample_accounts"] = held.order_by(
                "-account__sample_on", "post__agency__level", "account__username"
            )
        return context


sign_in = SignInView.as_view()


@signed_in
def switch_post(request: HttpRequest) -> HttpResponse:
    """Show the posts the account holds today; a POST chooses one of them."""
    account: Any = request.user
    holdings = holdings_of(account)
    if request.method == "POST":
        chosen = next((held for held in holdings if str(held.post_id) == request.POST.get("post")), None)
        if chosen is None:
            raise NotAllowed(_("Tài khoản này không giữ chức vụ đó trong ngày hôm nay."))
        request.session[SESSION_POST] = str(chosen.post_id)
        actor = actor_for(account, chosen.post)
        record(actor=actor, verb="people.switch_post", subject=chosen.post, place_id=actor.place_id)
        messages.success(request, _("Đang làm việc với chức vụ %(post)s.") % {"post": actor.post_words})
        return redirect("/")
    return render(
        request, "people/switch_post.html", {"choices": holdings, "current": actor_of(request).post_id}
    )


@public_page
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; only a POST does, so that no link signs anybody out."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    logout(request)
    messages.success(request, _("Đã thoát. Nếu dùng chung máy, đóng cả trình duyệt."))
    return redirect(str(settings.LOGIN_URL))


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Show the own account: posts held, password, second factor."""
    from allauth.mfa.utils import is_mfa_enabled

    person: Any = request.user
    context = {"choices": holdings_of(person), "has_second_factor": is_mfa_enabled(person)}
    return render(request, "people/account.html", context)


@signed_in
def sample_day(request: HttpRequest) -> HttpResponse:
    """Move the clock of this session in an installation of sample data; elsewhere there is no such page."""
    if not settings.CHUNGTAY_SAMPLE or request.method != "POST":
        raise NotAllowed(_("Chỉ đổi được ngày trong dữ liệu mẫu."))
    day: date | None = parse_date(request.POST.get("day", ""))
    if request.POST.get("day", "").strip() and day is None:
        messages.error(request, _("Chưa hiểu ngày đó. Ghi theo dạng 22/03/2022."))
    elif day is None:
        request.session.pop(SESSION_TODAY, None)
    else:
        request.session[SESSION_TODAY] = day.isoformat()
    return redirect("people:switch_post")


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Say that too many wrong passwords were tried, and for how long the way is closed."""
    minutes = round(float(settings.AXES_COOLOFF_TIME) * 60)
    return render(request, "people/locked_out.html", {"minutes": minutes}, status=429)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request the server could not read."""
    return render(request, "400.html", status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request the post has no right to make."""
    return render(request, "403.html", status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what does not exist or lies out of scope, without telling which."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours, with a number the person can read out; a database that went away has its own page."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        connection.close()
        return database_away(request)
    reference = getattr(request, "reference", "") or secrets.token_hex(4)
    return render(request, "500.html", {"reference": reference}, status=500)
