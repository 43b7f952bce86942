"""What comes out of one case, for how long does it hold, who may not decide it and why?"""

from farled.assessment.rules.cases import case_contexts, judge_case, missed
from farled.assessment.rules.covering import uncovered
from farled.assessment.rules.facts import facts_of
from farled.assessment.rules.judging import judge
from farled.assessment.rules.obstacles import obstacles
from farled.assessment.rules.plain import as_plain, canonical, covered_from, digest
from farled.assessment.rules.report import as_json, as_text
from farled.assessment.rules.validity import lapsed, valid_until

__all__ = [
    "as_json",
    "as_plain",
    "as_text",
    "canonical",
    "case_contexts",
    "covered_from",
    "digest",
    "facts_of",
    "judge",
    "judge_case",
    "lapsed",
    "missed",
    "obstacles",
    "uncovered",
    "valid_until",
]
