"""What do the content files say about facts and questionnaires, and how is a published version kept?"""

from farled.questionnaire.content.canonical import canonical_json, from_json
from farled.questionnaire.content.facts import read_facts
from farled.questionnaire.content.pack import read_questionnaire, read_questionnaires

__all__ = ["canonical_json", "from_json", "read_facts", "read_questionnaire", "read_questionnaires"]
