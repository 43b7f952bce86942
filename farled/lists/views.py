"""How are the pages of the lists answered?"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from farled.lists.presenters import list_told, run_told, version_told
from farled.lists.queries import list_states, runs_of, versions_of
from farled.organisation.queries import ReaderRequest

_MOST = 20


@require_GET
def lists(request: ReaderRequest) -> HttpResponse:
    """Every list, what it is, and which version is in force."""
    states = list_states(on=timezone.localdate(request.now))
    page = {"lists": [list_told(one, request.LANGUAGE_CODE) for one in states], "section": "lists"}
    return render(request, "lists/lists.html", page)


@require_GET
def one_list(request: ReaderRequest, source: str) -> HttpResponse:
    """One list: publisher, terms, law behind it, what a hit means, its versions and the last attempts."""
    language = request.LANGUAGE_CODE
    states = list_states(on=timezone.localdate(request.now))
    found = next((one for one in states if one.published.id == source), None)
    if found is None:
        raise Http404
    page = {
        "list": list_told(found, language),
        "versions": [version_told(one) for one in versions_of(source, most=_MOST)],
        "runs": [run_told(one, language) for one in runs_of(source, most=_MOST)],
        "section": "lists",
    }
    return render(request, "lists/list.html", page)
