"""What comes out of one case, for how long does it hold, who may not decide it and why?"""

from farled.assessment.rules.assessing import assess
from farled.assessment.rules.cases import case_contexts, judge_case, missed
from farled.assessment.rules.covering import uncovered
from farled.assessment.rules.facts import facts_of
from farled.assessment.rules.full_cases import assess_case, full_case_facts, missed_in_full
from farled.assessment.rules.full_report import (
    full_as_json,
    full_as_plain,
    full_as_text,
    opening_as_text,
)
from farled.assessment.rules.judging import judge
from farled.assessment.rules.obstacles import obstacles
from farled.assessment.rules.plain import as_plain, canonical, covered_from, digest
from farled.assessment.rules.report import RESULTS, as_json, as_text, judgement_as_plain
from farled.assessment.rules.schema import schema
from farled.assessment.rules.validity import lapsed, valid_until

__all__ = [
    "RESULTS",
    "as_json",
    "as_plain",
    "as_text",
    "assess",
    "assess_case",
    "canonical",
    "case_contexts",
    "covered_from",
    "digest",
    "facts_of",
    "full_as_json",
    "full_as_plain",
    "full_as_text",
    "full_case_facts",
    "judge",
    "judge_case",
    "judgement_as_plain",
    "lapsed",
    "missed",
    "missed_in_full",
    "obstacles",
    "opening_as_text",
    "schema",
    "uncovered",
    "valid_until",
]
