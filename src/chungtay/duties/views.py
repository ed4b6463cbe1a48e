"""Screens of the duties room."""

from django.http import HttpRequest, HttpResponse

from chungtay.people.api import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


oversee = oversee_table = remind_overdue = seen = home
listing = show = take = progress = finish = more_time = decide = remind_one = call_off = home
