"""What does every page's frame need to know?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from farled.web.policy import may_open


def frame(request: HttpRequest) -> dict[str, Any]:
    """University, language, the reader's post, and which doors of the menu open for this reader."""
    language = getattr(request, "LANGUAGE_CODE", "sv")
    viewer = getattr(request, "viewer", None)
    return {
        "language": language,
        "other_language": "en" if language == "sv" else "sv",
        "university": settings.UNIVERSITY[language],
        "is_demo": settings.DEMO,
        "viewer": viewer,
        "post_titles": [post.title(language) for post in viewer.posts] if viewer else [],
        "today": getattr(request, "now", None),
        "doors": {
            name: may_open(name=name, viewer=viewer, is_demo=settings.DEMO)
            for name in (
                "portfolio",
                "board",
                "board_put",
                "collaboration_register",
                "partner_register",
                "partner_check",
                "evidence",
                "questionnaires",
                "people",
            )
        },
    }
