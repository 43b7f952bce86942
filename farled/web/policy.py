"""Who may open which address? One row an address; an address without a row answers 404 to everybody."""

from dataclasses import dataclass
from enum import StrEnum

from farled.organisation.terms import READS_ALL, PostRole, Viewer


class Relation(StrEnum):
    """What a reader must be to the thing that an address shows."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    SEES = "sees"
    WORKS = "works"
    ANSWERS = "answers"
    DECIDES = "decides"


class Phase(StrEnum):
    """In which state of the case an address does something."""

    ANY = "any"
    RUNNING = "running"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Row:
    """The rights on one address. ``roles`` empty: any role. What a row refuses, answers 404."""

    relation: Relation
    roles: frozenset[PostRole] = frozenset()
    phase: Phase = Phase.ANY
    in_demo_only: bool = False


_KEEPERS = frozenset({PostRole.ADMINISTRATOR})
_PARTNER_KEEPERS = frozenset(
    {
        PostRole.RESEARCHER,
        PostRole.HEAD_OF_DEPARTMENT,
        PostRole.INTERNATIONAL_OFFICE,
        PostRole.LEGAL,
        PostRole.EXPORT_CONTROL,
        PostRole.SECURITY,
    }
)
_CHECKERS = frozenset(
    {PostRole.INTERNATIONAL_OFFICE, PostRole.EXPORT_CONTROL, PostRole.SECURITY, PostRole.LEGAL}
)
_PORTFOLIO = READS_ALL | {PostRole.HEAD_OF_DEPARTMENT}
_BOARD = frozenset({PostRole.ADVISORY_BOARD})
_READS_THE_BOARD = _BOARD | {
    PostRole.PRESIDENT,
    PostRole.ACADEMIC_VICE_PRESIDENT,
    PostRole.INTERNATIONAL_OFFICE,
    PostRole.REGISTRAR,
    PostRole.AUDITOR,
}
_KEEP_CAPACITY = frozenset({PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE})
_REGISTERERS = frozenset({PostRole.RESEARCHER, PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE})

POLICY: dict[str, Row] = {
    "sign_in": Row(Relation.ANYBODY),
    "demo_people": Row(Relation.ANYBODY, in_demo_only=True),
    "demo_sign_in": Row(Relation.ANYBODY, in_demo_only=True),
    "language": Row(Relation.ANYBODY),
    "accessibility": Row(Relation.ANYBODY),
    "data_handling": Row(Relation.ANYBODY),
    "health": Row(Relation.ANYBODY),
    "sign_out": Row(Relation.SIGNED_IN),
    "account": Row(Relation.SIGNED_IN),
    "start": Row(Relation.SIGNED_IN),
    "collaborations": Row(Relation.SIGNED_IN),
    "collaboration_search": Row(Relation.SIGNED_IN),
    "collaboration_register": Row(Relation.SIGNED_IN, roles=_REGISTERERS),
    "collaboration": Row(Relation.SEES),
    "collaboration_change": Row(Relation.ANSWERS),
    "check": Row(Relation.SEES),
    "check_answer": Row(Relation.WORKS, phase=Phase.RUNNING),
    "check_again": Row(Relation.ANSWERS, phase=Phase.DECIDED),
    "check_upgrade": Row(Relation.ANSWERS, phase=Phase.RUNNING),
    "decide": Row(Relation.DECIDES, phase=Phase.RUNNING),
    "record": Row(Relation.SEES, phase=Phase.DECIDED),
    "record_json": Row(Relation.SEES, phase=Phase.DECIDED),
    "record_pdf": Row(Relation.SEES, phase=Phase.DECIDED),
    "conflict_declare": Row(Relation.DECIDES, phase=Phase.RUNNING),
    "event_note": Row(Relation.SEES, phase=Phase.DECIDED),
    "second_look": Row(Relation.ANSWERS, phase=Phase.DECIDED),
    "hand_up": Row(Relation.ANSWERS, phase=Phase.RUNNING),
    "stop_set_aside": Row(Relation.DECIDES, phase=Phase.RUNNING),
    "assessment": Row(Relation.SEES),
    "assessment_begin": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_deepen": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_section": Row(Relation.SEES),
    "assessment_answer": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_comment": Row(Relation.SEES, phase=Phase.RUNNING),
    "assessment_presence": Row(Relation.SEES, phase=Phase.RUNNING),
    "assessment_risks": Row(Relation.SEES),
    "assessment_rate": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_measures": Row(Relation.SEES),
    "assessment_measure_plan": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_measure": Row(Relation.SEES),
    "assessment_means": Row(Relation.SEES),
    "assessment_requirements": Row(Relation.SEES),
    "assessment_requirement": Row(Relation.SEES, phase=Phase.RUNNING),
    "assessment_ask": Row(Relation.SEES, phase=Phase.RUNNING),
    "assessment_files": Row(Relation.SEES),
    "assessment_file_add": Row(Relation.SEES, phase=Phase.RUNNING),
    "assessment_file": Row(Relation.SEES),
    "assessment_file_withdraw": Row(Relation.WORKS, phase=Phase.RUNNING),
    "assessment_people": Row(Relation.SEES),
    "assessment_invite": Row(Relation.ANSWERS),
    "assessment_invite_end": Row(Relation.ANSWERS),
    "notices": Row(Relation.SIGNED_IN),
    "notices_read": Row(Relation.SIGNED_IN),
    "notices_mail": Row(Relation.SIGNED_IN),
    "reviews": Row(Relation.SIGNED_IN),
    "posts": Row(Relation.SIGNED_IN),
    "hand_over": Row(Relation.SIGNED_IN),
    "deputy_end": Row(Relation.SIGNED_IN),
    "departments": Row(Relation.SIGNED_IN),
    "department": Row(Relation.SIGNED_IN),
    "contact_name": Row(Relation.SIGNED_IN, roles=_KEEP_CAPACITY),
    "contact_end": Row(Relation.SIGNED_IN, roles=_KEEP_CAPACITY),
    "guidance_keep": Row(Relation.SIGNED_IN, roles=_KEEP_CAPACITY),
    "guidance_drop": Row(Relation.SIGNED_IN, roles=_KEEP_CAPACITY),
    "training_record": Row(Relation.SIGNED_IN, roles=_KEEP_CAPACITY),
    "training_withdraw": Row(Relation.SIGNED_IN),
    "trainings": Row(Relation.SIGNED_IN),
    "lists": Row(Relation.SIGNED_IN),
    "one_list": Row(Relation.SIGNED_IN),
    "portfolio": Row(Relation.SIGNED_IN, roles=_PORTFOLIO),
    "board": Row(Relation.SIGNED_IN, roles=_READS_THE_BOARD),
    "board_meeting": Row(Relation.SIGNED_IN, roles=_READS_THE_BOARD),
    "board_bundle": Row(Relation.SIGNED_IN, roles=_READS_THE_BOARD),
    "board_bundle_pdf": Row(Relation.SIGNED_IN, roles=_READS_THE_BOARD),
    "board_put": Row(Relation.SIGNED_IN, roles=_BOARD),
    "board_call_off": Row(Relation.SIGNED_IN, roles=_BOARD),
    "board_take_off": Row(Relation.SIGNED_IN, roles=_BOARD),
    "board_move_up": Row(Relation.SIGNED_IN, roles=_BOARD),
    "board_minutes": Row(Relation.SIGNED_IN, roles=_BOARD),
    "partners": Row(Relation.SIGNED_IN),
    "partner_search": Row(Relation.SIGNED_IN),
    "partner_register": Row(Relation.SIGNED_IN, roles=_PARTNER_KEEPERS),
    "partner": Row(Relation.SIGNED_IN),
    "partner_change": Row(Relation.SIGNED_IN, roles=_CHECKERS),
    "partner_check": Row(Relation.SIGNED_IN, roles=_CHECKERS),
    "countries": Row(Relation.SIGNED_IN),
    "country": Row(Relation.SIGNED_IN),
    "evidence": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "evidence_import": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "evidence_edition": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "questionnaires": Row(Relation.SIGNED_IN, roles=_KEEPERS | {PostRole.INTERNATIONAL_OFFICE}),
    "people": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "post_give": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "post_end": Row(Relation.SIGNED_IN, roles=_KEEPERS),
    "person_add": Row(Relation.SIGNED_IN, roles=_KEEPERS),
}


def may_open(*, name: str, viewer: Viewer | None, is_demo: bool) -> bool:
    """Whether the row of this address lets the viewer in (None: nobody signed in).

    Relations to a case (SEES, WORKS, ANSWERS, DECIDES) are settled by the view, which alone knows the case.
    """
    row = POLICY.get(name)
    if row is None or (row.in_demo_only and not is_demo):
        return False
    if row.relation is Relation.ANYBODY:
        return True
    if viewer is None:
        return False
    return not row.roles or bool(row.roles & viewer.roles)
