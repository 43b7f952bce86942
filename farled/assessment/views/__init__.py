"""How are the pages of a case answered: the check, the assessment, the decision, the record?"""

from farled.assessment.views.beginning import assessment_begin, assessment_deepen
from farled.assessment.views.checking import check, check_again, check_answer, check_upgrade
from farled.assessment.views.filing import (
    assessment_file,
    assessment_file_add,
    assessment_file_withdraw,
    assessment_files,
)
from farled.assessment.views.handing import conflict_declare, event_note, hand_up, second_look, stop_set_aside
from farled.assessment.views.inviting import assessment_invite, assessment_invite_end, assessment_people
from farled.assessment.views.measuring import (
    assessment_means,
    assessment_measure,
    assessment_measure_plan,
    assessment_measures,
)
from farled.assessment.views.overview import decide, overview
from farled.assessment.views.rating import assessment_rate, assessment_risks
from farled.assessment.views.recording import record, record_json, record_pdf
from farled.assessment.views.requiring import assessment_ask, assessment_requirement, assessment_requirements
from farled.assessment.views.sections import assessment_answer, assessment_section
from farled.assessment.views.talking import assessment_comment, assessment_presence
from farled.assessment.views.working import assessment

__all__ = [
    "assessment",
    "assessment_answer",
    "assessment_ask",
    "assessment_begin",
    "assessment_comment",
    "assessment_deepen",
    "assessment_file",
    "assessment_file_add",
    "assessment_file_withdraw",
    "assessment_files",
    "assessment_invite",
    "assessment_invite_end",
    "assessment_means",
    "assessment_measure",
    "assessment_measure_plan",
    "assessment_measures",
    "assessment_people",
    "assessment_presence",
    "assessment_rate",
    "assessment_requirement",
    "assessment_requirements",
    "assessment_risks",
    "assessment_section",
    "check",
    "check_again",
    "check_answer",
    "check_upgrade",
    "decide",
    "conflict_declare",
    "event_note",
    "hand_up",
    "second_look",
    "overview",
    "record",
    "record_json",
    "record_pdf",
    "stop_set_aside",
]
