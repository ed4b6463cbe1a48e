"""Screens speak Vietnamese unless a person asked for another language; the browser's own wish is not followed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from chungtay.people.doors import public_page

COOKIE = "ngon-ngu"


class LanguageMiddleware:
    """Speaks the language chosen in the cookie, else Vietnamese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        wanted = request.COOKIES.get(COOKIE, settings.LANGUAGE_CODE)
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


@public_page
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language for a year and go back to the page it was chosen on."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    back = request.POST.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    answer = redirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(
            COOKIE, language, max_age=31_536_000, httponly=True, samesite="Lax", secure=settings.BEHIND_TLS
        )
    return answer
