"""View decorators: every view declares who may open it, and a test fails for one that does not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chungtay.core.errors import NotAllowed
from chungtay.people.actors import Actor

View = TypeVar("View", bound=Callable[..., HttpResponse])

PUBLIC = "public"
SIGNED_IN = "signed_in"


def public_page(view: View) -> View:
    """Declare that anybody may open this view."""
    view.chungtay_right = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare that any account holding a post may open this view."""
    return _guard(view, None)


def right_needed(right: str) -> Callable[[View], View]:
    """Declare the right a post needs to open this view; without it the answer is 403."""

    def decorate(view: View) -> View:
        return _guard(view, right)

    return decorate


def _guard(view: View, right: str | None) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), str(settings.LOGIN_URL))
        if not isinstance(actor, Actor):
            raise NotAllowed(
                _("Tài khoản này chưa giữ chức vụ nào trong ngày hôm nay. Liên hệ người quản lý tài khoản.")
            )
        if right is not None and not actor.may(right):
            raise NotAllowed()
        return view(request, *args, **kwargs)

    guarded.chungtay_right = right or SIGNED_IN  # type: ignore[attr-defined]
    return cast(View, guarded)
