"""What comes out of one case, for how long does it hold, who may not decide it and why?"""

from farled.assessment.rules.assessing import assess
from farled.assessment.rules.cases import case_contexts, judge_case, missed
from farled.assessment.rules.covering import uncovered
from farled.assessment.rules.drafts import lacking, needed_for
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
from farled.assessment.rules.obstacles_in_full import (
    obstacles_in_full,
    obstacles_to_hand_up,
    obstacles_to_second_look,
    obstacles_to_set_aside,
    open_to,
)
from farled.assessment.rules.plain import as_plain, both, canonical, covered_from, digest
from farled.assessment.rules.proportion import found_by_rules
from farled.assessment.rules.report import RESULTS, as_json, as_text, judgement_as_plain
from farled.assessment.rules.schema import schema
from farled.assessment.rules.validity import lapsed, looked_at_again, midway_on, valid_until

__all__ = [
    "RESULTS",
    "as_json",
    "as_plain",
    "as_text",
    "assess",
    "assess_case",
    "both",
    "canonical",
    "case_contexts",
    "covered_from",
    "digest",
    "facts_of",
    "found_by_rules",
    "full_as_json",
    "full_as_plain",
    "full_as_text",
    "full_case_facts",
    "judge",
    "judge_case",
    "lacking",
    "judgement_as_plain",
    "lapsed",
    "looked_at_again",
    "midway_on",
    "missed",
    "missed_in_full",
    "needed_for",
    "obstacles",
    "obstacles_in_full",
    "obstacles_to_hand_up",
    "obstacles_to_second_look",
    "obstacles_to_set_aside",
    "open_to",
    "opening_as_text",
    "schema",
    "uncovered",
    "valid_until",
]
