"""Which questions are open here, what do the answers count for, and what would a new version change?"""

from farled.questionnaire.rules.answers import (
    REPLIES,
    archived_answers,
    fact_problems,
    name_of,
    problems_with,
)
from farled.questionnaire.rules.conditions import ConditionError, Conditions, conditions_for, vocabulary
from farled.questionnaire.rules.preview import preview, preview_of
from farled.questionnaire.rules.reach import can_hold, can_open
from farled.questionnaire.rules.standing import next_open, order_of, standings, values_of
from farled.questionnaire.rules.versions import carry_over, dry_run

__all__ = [
    "REPLIES",
    "ConditionError",
    "Conditions",
    "archived_answers",
    "can_hold",
    "can_open",
    "carry_over",
    "conditions_for",
    "dry_run",
    "fact_problems",
    "name_of",
    "next_open",
    "order_of",
    "preview",
    "preview_of",
    "problems_with",
    "standings",
    "values_of",
    "vocabulary",
]
