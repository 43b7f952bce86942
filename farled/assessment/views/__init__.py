"""How are the pages of a case answered: the check, the overview with its decision, the record?"""

from farled.assessment.views.checking import check, check_again, check_answer, check_upgrade
from farled.assessment.views.overview import decide, overview
from farled.assessment.views.recording import record, record_json, record_pdf

__all__ = [
    "check",
    "check_again",
    "check_answer",
    "check_upgrade",
    "decide",
    "overview",
    "record",
    "record_json",
    "record_pdf",
]
