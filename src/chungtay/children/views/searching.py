"""Search before create: the search, two records side by side, the decision, the registration form.

What was typed travels in forms only, never in an address; what was decided travels signed, so that a registration
proves the search it came from.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chungtay.children import rights
from chungtay.children.actions import LooksTheSame, record_same_child, register_child
from chungtay.children.choices import GuardianState, Poverty, Verdict
from chungtay.children.comparing import lines
from chungtay.children.facts import Decision, Searched
from chungtay.children.forms import DecisionForm, RegisterForm, SearchForm, birth_words, fill_errors
from chungtay.children.forms_spells import SpellForms
from chungtay.children.likeness import VERY_LIKE, compare
from chungtay.children.queries import get_child, record_reading, sees_names
from chungtay.children.search import Found, Hit, Terms, describe, families, search
from chungtay.core import clock
from chungtay.core.errors import Invalid
from chungtay.core.vietnamese import parse_approximate
from chungtay.people.api import Actor, actor_of, right_needed, visible_units

SALT = "chungtay.children.searched"
SEARCH_HOLDS = 60 * 60 * 12
"""Seconds for which a search counts as made before a registration."""


@require_http_methods(["GET", "HEAD", "POST"])
@right_needed(rights.READ)
def search_children(request: HttpRequest) -> HttpResponse:
    """Show the search form, and after a POST what was found."""
    if request.method != "POST":
        if request.GET:
            # Whatever was put in the address may name a child; it is dropped, not searched.
            return redirect("children:search")
        return render(request, "children/search.html", {"form": SearchForm()})
    actor = actor_of(request)
    form = SearchForm(_posted(request))
    if not form.is_valid():
        return render(request, "children/search.html", {"form": form}, status=422)
    found = search(actor, form.terms())
    return _answer(request, actor, form, found)


def _posted(request: HttpRequest) -> dict[str, str]:
    """Return the fields, the one-field search of the top bar spread over them."""
    posted = {name: request.POST.get(name, "") for name in SearchForm.base_fields}
    words = request.POST.get("q", "").strip()
    if not words:
        return posted
    if any(sign.isdigit() for sign in words):
        name = "born" if parse_approximate(words) else "number"
        return {**posted, name: words}
    return {**posted, "name": words}


def _answer(
    request: HttpRequest, actor: Actor, form: SearchForm, found: Found, **context: Any
) -> HttpResponse:
    """Show the hits, the pair chosen for comparing (the best one otherwise) and the way on."""
    decisions = context.pop("decisions", None) or _decisions(request.POST.get("token", ""))
    chosen = context.pop("chosen_next", None) or _chosen(request, actor, found)
    status = context.pop("status", 200)
    return render(
        request,
        "children/search.html",
        {
            "form": form,
            "found": found,
            "birth": birth_words(found.terms.born_on, found.terms.precision),
            "chosen": chosen,
            "lines": lines(found.terms, chosen) if chosen else [],
            "decision": context.pop("decision", None) or DecisionForm(),
            "token": seal(found, decisions),
            "may_write": actor.may(rights.WRITE),
            "has_names": sees_names(actor),
            "strong": [hit for hit in found.hits if hit.likeness.score >= VERY_LIKE],
            "decided": {decision.other_id for decision in decisions},
            **context,
        },
        status=status,
    )


def _chosen(request: HttpRequest, actor: Actor, found: Found) -> Hit | None:
    """Return the record to compare with, a very like one unasked; so close a look is a reading and is written down."""
    wanted = request.POST.get("so", "")
    if not wanted:
        best = next(iter(found.hits), None)
        if best is None or best.likeness.score < VERY_LIKE or not actor.may(rights.WRITE):
            return None
        wanted = str(best.child.pk)
    hit = next((one for one in found.hits if str(one.child.pk) == wanted), None)
    if hit is None:
        child = get_child(actor, UUID(wanted))
        people = families([child.pk]).get(child.pk, ())
        hit = Hit(child, people, compare(found.terms.described(), describe(child, people)))
    record_reading(actor, hit.child, _("so với em đang đăng ký"))
    return hit


def seal(found: Found, decisions: tuple[Decision, ...] = ()) -> str:
    """Return the signed proof of a search."""
    terms = {**asdict(found.terms), "born_on": found.terms.born_on.isoformat() if found.terms.born_on else ""}
    return signing.dumps(
        {
            "terms": terms,
            "hits": len(found.hits),
            "masked": len(found.masked),
            "decisions": [{**asdict(one), "other_id": str(one.other_id)} for one in decisions],
        },
        salt=SALT,
        compress=True,
    )


def unseal(token: str) -> tuple[Terms, Searched] | None:
    """Return what a signed proof says, or `None` when it is not ours or too old."""
    try:
        told = signing.loads(token, salt=SALT, max_age=SEARCH_HOLDS)
    except signing.BadSignature:
        return None
    born = told["terms"].pop("born_on")
    terms = Terms(born_on=date.fromisoformat(born) if born else None, **told["terms"])
    decisions = tuple(
        Decision(UUID(one["other_id"]), one["verdict"], one["score"], one["reason"])
        for one in told["decisions"]
    )
    return terms, Searched(told["hits"], told["masked"], decisions)


def _decisions(token: str) -> tuple[Decision, ...]:
    known = unseal(token) if token else None
    return known[1].decisions if known else ()


@require_POST
@right_needed(rights.WRITE)
def decide(request: HttpRequest) -> HttpResponse:
    """Record whether the described child and a record are one; opens the record, or goes on to register."""
    actor = actor_of(request)
    known = unseal(request.POST.get("token", ""))
    if known is None:
        return _search_again(request)
    terms, searched = known
    form = DecisionForm(request.POST)
    found = search(actor, terms)
    if not form.is_valid():
        return _answer(request, actor, form_of(terms), found, decision=form, status=422)
    chosen = _chosen(request, actor, found)
    if chosen is None:
        return _answer(request, actor, form_of(terms), found)
    decision = Decision(
        chosen.child.pk, form.cleaned_data["verdict"], chosen.likeness.score, form.cleaned_data["reason"]
    )
    if decision.verdict == Verdict.SAME:
        child = record_same_child(actor=actor, decision=decision)
        messages.success(request, _("Đã ghi: là một em. Đây là hồ sơ đã có, hãy bổ sung điều còn thiếu."))
        return redirect("children:file", child.pk)
    others = tuple(one for one in searched.decisions if one.other_id != decision.other_id)
    decisions = (*others, decision)
    left = [
        hit
        for hit in found.hits
        if hit.likeness.score >= VERY_LIKE and hit.child.pk not in {one.other_id for one in decisions}
    ]
    if left:
        messages.info(request, _("Còn một hồ sơ rất giống chưa được quyết định."))
        return _answer(request, actor, form_of(terms), found, decisions=decisions, chosen_next=left[0])
    return show_registration(request, actor, terms, seal(found, decisions), decisions)


def _search_again(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Tìm trước khi đăng ký: lần tìm trước đã quá 12 giờ hoặc không còn."))
    return redirect("children:search")


def form_of(terms: Terms) -> SearchForm:
    """Return the search form holding these terms."""
    form = SearchForm(
        {
            "name": terms.name,
            "born": birth_words(terms.born_on, terms.precision),
            "family": terms.family,
            "village": terms.village,
            "number": terms.number,
        }
    )
    form.is_valid()
    return form


def communes_for(actor: Actor) -> Any:
    """Return the communes of today in which the actor may register or move a child."""
    return visible_units(actor, clock.today()).filter(level="commune")


def show_registration(
    request: HttpRequest, actor: Actor, terms: Terms, token: str, decisions: tuple[Decision, ...]
) -> HttpResponse:
    """Show the registration form with what the search already said."""
    communes = communes_for(actor)
    number = terms.number if terms.number.replace(" ", "").isdigit() else ""
    form = RegisterForm(
        communes=communes,
        initial={
            "full_name": terms.shown_name,
            "born": birth_words(terms.born_on, terms.precision),
            "sex": terms.sex,
            "village": terms.village,
            "mother_name": replace(terms, name=terms.family).shown_name,
            "personal_number": number,
            "place": communes.filter(id=actor.place_id).first() or communes.first(),
            "mother_state": GuardianState.PRESENT,
            "father_state": GuardianState.PRESENT,
            "poverty": Poverty.UNKNOWN,
        },
    )
    return render(
        request,
        "children/register.html",
        {
            "form": form,
            "spells": SpellForms(actor).rows,
            "token": token,
            "decisions": decisions,
            "terms": terms,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@right_needed(rights.WRITE)
def register(request: HttpRequest) -> HttpResponse:
    """Register a child whose search is proved by the token; without one, go and search."""
    actor = actor_of(request)
    token = request.POST.get("token", "")
    known = unseal(token) if token else None
    if known is None:
        return _search_again(request)
    terms, searched = known
    if "full_name" not in request.POST:
        return show_registration(request, actor, terms, token, searched.decisions)
    form = RegisterForm(request.POST, communes=communes_for(actor))
    spells = SpellForms(actor, request.POST)
    if all([form.is_valid(), spells.is_valid()]):
        try:
            child = register_child(
                actor=actor,
                facts=form.facts(form.cleaned_data["place"].pk),
                searched=searched,
                guardians=form.guardians(),
                circumstances=spells.facts(),
            )
        except LooksTheSame as alike:
            return _show_alike(request, actor, form, alike, searched)
        except Invalid as error:
            fill_errors(
                form,
                spells.take(error.problems),
                {"born_on": "born", "place_id": "place", "born_year": "mother_year"},
            )
        else:
            messages.success(request, _("Đã đăng ký hồ sơ %(code)s.") % {"code": child.code})
            return redirect("children:file", child.pk)
    return render(
        request,
        "children/register.html",
        {
            "form": form,
            "spells": spells.rows,
            "page_errors": True,
            "token": token,
            "decisions": searched.decisions,
            "terms": terms,
        },
        status=422,
    )


def _show_alike(
    request: HttpRequest, actor: Actor, form: RegisterForm, alike: LooksTheSame, searched: Searched
) -> HttpResponse:
    """Go back to the comparison when the finished form turned out to be very like a record nobody decided about."""
    facts = form.facts(form.cleaned_data["place"].pk).cleaned()
    people = form.guardians()
    terms = Terms(
        name=facts.full_name,
        born_on=facts.born_on,
        precision=facts.birth_precision,
        family=people[0].full_name if people else "",
        village=facts.village,
        number=facts.personal_number,
        sex=facts.sex,
    )
    found = search(actor, terms)
    messages.warning(request, alike.problems[""])
    return _answer(
        request,
        actor,
        form_of(terms),
        found,
        decisions=searched.decisions,
        chosen_next=alike.hits[0],
        status=409,
    )
