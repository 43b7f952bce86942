"""Which versions of the questionnaires are published, and does the content folder hold a newer one?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from farled.questionnaire.presenters import questionnaire_told
from farled.questionnaire.queries import drafts_read_anew, versions


@require_GET
def questionnaires(request: HttpRequest) -> HttpResponse:
    """Every questionnaire with its published versions and what the content folder holds now."""
    published, drafts = versions(), drafts_read_anew()
    ids = dict.fromkeys([*(one.questionnaire for one in published), *drafts.found])
    page = {
        "questionnaires": [
            questionnaire_told(
                versions=[one for one in published if one.questionnaire == id],
                draft=drafts.found.get(id),
                language=request.LANGUAGE_CODE,
            )
            for id in ids
        ],
        "complaint": drafts.complaint,
        "section": "administration",
    }
    return render(request, "questionnaire/questionnaires.html", page)
