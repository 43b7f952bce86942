"""Which rules are in force in this house: rulebook, delegation, periods of validity?"""

from functools import lru_cache
from pathlib import Path

from farled.assessment.content import read_review
from farled.assessment.terms import Review
from farled.questionnaire.content import read_facts
from farled.questionnaire.models import Published
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import Questionnaire
from farled.responsibility.content import read_delegation
from farled.responsibility.terms import Delegation
from farled.risks.content import read_rulebook
from farled.risks.terms import Rulebook
from farled.text.content import content_folder
