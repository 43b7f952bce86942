"""What do the files say about worked cases, proportion, outcomes, and how long a decision holds?"""

from farled.assessment.content.cases import quick_case_in, read_case
from farled.assessment.content.full_cases import full_case_in, read_full_case
from farled.assessment.content.outcomes import read_outcomes
from farled.assessment.content.proportion import read_proportion
from farled.assessment.content.review import read_review

__all__ = [
    "full_case_in",
    "quick_case_in",
    "read_case",
    "read_full_case",
    "read_outcomes",
    "read_proportion",
    "read_review",
]
