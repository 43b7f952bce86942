"""How do a case, its questions and its record become something that a page can show?"""

from farled.assessment.presenters.check import check_page, progress_parts
from farled.assessment.presenters.overview import overview_page
from farled.assessment.presenters.printing import pdf_of
from farled.assessment.presenters.questions import question_row
from farled.assessment.presenters.record import record_document

__all__ = [
    "check_page",
    "overview_page",
    "pdf_of",
    "progress_parts",
    "question_row",
    "record_document",
]
