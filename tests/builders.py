"""How does a test get a case in any state? By walking the same actions as everybody, in a few lines.

``case("plain")`` is a case with every question answered that the researcher can decide; ``STATES`` names the
others. Everything that a test does not name is made: university, department, people, a checked partner in
Norway, figures, the published quick check.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from farled.assessment.actions import (
    answer,
    begin_assessment,
    check_again,
    decide,
    decide_in_full,
    hand_up,
    open_case,
)
from farled.assessment.models import Case, Decision, StoredAnswer, StoredRequirement
from farled.assessment.queries.beside import beside
from farled.assessment.queries.cases import answers_of, case_for, judged
from farled.assessment.queries.ground import ground_of
from farled.assessment.queries.judging import judging_of
from farled.assessment.queries.seen import seen_in_full, seen_of
from farled.assessment.queries.shown import covered_now
from farled.assessment.queries.shown_in_full import shown_in_full
from farled.assessment.queries.work import Kept, assessed_now, kept_in
from farled.assessment.terms import Assessment, Choice, Draft, Outcome
from farled.audit.models import Event
from farled.collaborations.actions import change, register
from farled.collaborations.queries import entry_of
from farled.collaborations.terms import Activity, Agreement, Entry, Funding, PartnerEntry, PartnerRole, Reach
from farled.evidence.actions import adopt
from farled.evidence.models import StoredEdition
from farled.evidence.sources.table import read_shipped, subset
from farled.evidence.terms import Reading
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.terms import Knowledge, Means, MeasureState
from farled.organisation import actions as organisation
from farled.organisation.models import Person, Post, Unit
from farled.organisation.queries import holders_of, viewer_of
from farled.organisation.terms import PostRole, UnitKind, Viewer
from farled.partners import actions as partners
from farled.partners.models import Partner
from farled.partners.terms import Found, PartnerKind
from farled.questionnaire.actions import publish
from farled.questionnaire.models import Published
from farled.questionnaire.queries import packs
from farled.questionnaire.terms import Kind, Question, State
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import Level
from farled.text.content import shipped_data
from tests.ground.clock import MORNING

EARLIER = timedelta(days=1200)
"""So long before a case, its figures came in, its people took up their posts and its rules began."""
TERRITORIES = frozenset({"NOR", "FIN", "ISL", "CHE", "TWN", "CHN", "RUS", "UGA", "USA", "BRA", "KEN", "XKX"})
WHOLE_UNIVERSITY = {PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.PRESIDENT}
MEDICAL = "medical-university"
CELLS = {
    Level.LOW: ("remote", "slight"),
    Level.MEDIUM: ("likely", "tangible"),
    Level.HIGH: ("likely", "serious"),
}
"""For each level a place in the shipped matrix that gives it."""
_number = count(1)


@dataclass(frozen=True)
class Built:
    """A case and who has to do with it. ``decision`` is None until somebody decided."""

    case: Case
    by: Person
    viewer: Viewer
    decision: Decision | None

    @property
    def number(self) -> str:
        return str(self.case.collaboration.number)


def case(state: str = "plain", *, at: datetime = MORNING, by: Person | None = None, **over: Any) -> Built:
    """A case in one of ``STATES`` at that moment. ``over`` replaces anything of ``entry``.

    Every post that decides is held by somebody, unless a test takes it back: a case passes a vacant post.
    """
    ready(at)
    by = by or person(at=at)
    for role in DECIDING_ROLES[1:]:
        decider(role, at)
    return STATES[state](at, by, over)


def person(
    role: PostRole = PostRole.RESEARCHER, *, at: datetime = MORNING, unit: Unit | None = None, **over: Any
) -> Person:
    """Somebody who holds a post: in the department, or in the whole university where the role needs it."""
    unit = unit or (university(at) if role in WHOLE_UNIVERSITY else department(at))
    name = f"{role.value}{next(_number)}"
    account = {"username": name, "name": name.title(), "email": "", "language": "sv", "password": None} | over
    opened = organisation.open_account(by=None, at=at - EARLIER, **account)
    post = organisation.open_post(
        by=None, at=at - EARLIER, unit=unit, role=role, title_sv=f"Post {role.value}", title_en=role.value
    )
    organisation.give_post(by=None, at=at - EARLIER, post=post, person=opened, since=(at - EARLIER).date())
    return opened


def partner(*, at: datetime = MORNING, check: bool | Found = True, **over: Any) -> Partner:
    """A partner, by default a hospital in Norway whose background check is current and found nothing.

    ``check`` False: nobody has looked; Found.YES: the check found part in serious violations.
    """
    stated = {"name": f"Fjordvik {next(_number)}", "kind": PartnerKind.HOSPITAL, "country": "NOR"} | over
    made = partners.register_partner(by=None, at=at - EARLIER, **stated)
    if check:
        partners.record_check(
            by=person(PostRole.INTERNATIONAL_OFFICE, at=at),
            at=at - EARLIER,
            partner=made,
            checked_on=(at - EARLIER).date(),
            valid_until=(at + EARLIER).date(),
            military_link=Found.NO,
            rights_violations=check if isinstance(check, Found) else Found.NO,
            state_directed=Found.NO,
            summary="Looked up.",
            sources="Annual report",
        )
    return made


def entry(*, at: datetime = MORNING, partner_ids: tuple[int, ...] = (), **over: Any) -> Entry:
    """What is stated of a plain collaboration: a known partner in Norway, own money, no agreement."""
    today = timezone.localdate(at)
    plain = Entry(
        title="Rehabilitation after stroke",
        activity=Activity.RESEARCH_PROJECT,
        purpose="Compare how soon patients are trained after a stroke.",
        benefit_short="A shared plan of analysis.",
        benefit_long="Better care.",
        loss="Our own register is too small.",
        agreement=Agreement.NONE,
        reach=Reach.NONE,
        funding=Funding.OWN,
        funder="",
        unit_id=department(at).pk,
        starts_on=today + timedelta(days=10),
        ends_on=today + timedelta(days=700),
        partners=tuple(PartnerEntry(pk, PartnerRole.PARTNER) for pk in partner_ids),
    )
    return replace(plain, **over)


def university(at: datetime = MORNING) -> Unit:
    """The university itself, made when there is none."""
    found = Unit.objects.filter(kind=UnitKind.UNIVERSITY).first()
    return found or organisation.open_unit(
        by=None, at=at, name_sv="Universitetet", name_en="The University", kind=UnitKind.UNIVERSITY
    )


def department(at: datetime = MORNING) -> Unit:
    """A department, made when there is none."""
    found = Unit.objects.filter(kind=UnitKind.DEPARTMENT).first()
    return found or organisation.open_unit(
        by=None,
        at=at,
        name_sv="Institutionen",
        name_en="The Department",
        kind=UnitKind.DEPARTMENT,
        parent=university(at),
    )


def ready(at: datetime = MORNING) -> None:
    """The quick check is published and the figures of ``TERRITORIES`` are in force, long before ``at``."""
    if not Published.objects.exists():
        for pack in packs():
            publish(by=None, at=at - EARLIER, questionnaire=pack)
    if not StoredEdition.objects.exists():
        for reading in _figures():
            adopt(
                by=None,
                at=at - EARLIER,
                reading=reading,
                digest=f"digest of {reading.source}",
                file_name=f"{reading.source}.csv",
            )


@cache
def _figures() -> tuple[Reading, ...]:
    """The headline figures that come with the house, cut down to a few territories."""
    folder = shipped_data()
    files = (folder / "vdem" / "figures-v16.csv", *sorted((folder / "demo-extract").glob("*.csv")))
    found = [reading for file in files for reading in read_shipped(file)]
    return tuple(
        subset(
            reading,
            indicators={one.indicator for one in reading.observations},
            territories=TERRITORIES,
            since=2010,
        )
        for reading in found
    )


def viewer(by: Person, at: datetime = MORNING) -> Viewer:
    """The person with the posts held that day."""
    return viewer_of(person=by, on=timezone.localdate(at))


def doing(by: Person, at: datetime = MORNING) -> dict[str, Any]:
    """Who acts, when, and as what, as every action asks."""
    return {"by": by, "at": at, "viewer": viewer(by, at)}


def answer_open(built: Built, *, at: datetime = MORNING, value: str = "no") -> Built:
    """Answer every open question with this value, or as its kind allows, and then what opens.

    Each round of a full assessment is kept at once, with the trace of each answer: one by one is for tests
    of answering, and takes most of the time of all others.
    """
    while waiting := _open_questions(built, at):
        if built.case.is_full:
            _answer_at_once(built, waiting, at, value)
            continue
        for question in waiting:
            answer(
                by=built.by,
                at=at,
                viewer=built.viewer,
                number=built.number,
                key=question.key,
                value=_fitting(question, value),
                reason="",
                version=0,
            )
    return _anew(built.by, built.number, at)


def _answer_at_once(built: Built, waiting: list[Question], at: datetime, value: str) -> None:
    said = {question.key: _fitting(question, value) for question in waiting}
    with transaction.atomic():
        StoredAnswer.objects.bulk_create(
            StoredAnswer(case=built.case, key=key, value=one, reason="", at=at, by=built.by)
            for key, one in said.items()
        )
        Event.objects.bulk_create(
            Event(
                at=at,
                by=built.by,
                what="assessment:answer:save",
                object_kind=built.case._meta.label_lower,
                object_id=str(built.case.pk),
                after={"key": key, "value": one, "reason": ""},
            )
            for key, one in said.items()
        )
        follow(built, at)


def _open_questions(built: Built, at: datetime) -> list[Question]:
    case = built.case
    ground = ground_of(collaboration=case.collaboration, at=at)
    found = judging_of(case).judged(answers=answers_of(case), at=at, facts=ground.facts)
    return [standing.question for standing in found.standings if standing.state is State.OPEN]


def _fitting(question: Question, value: str) -> str:
    if question.kind is Kind.TEXT:
        return "A shared method."
    return value if value in question.allowed else question.allowed[0]


def decided(built: Built, *, at: datetime = MORNING, outcome: Outcome = Outcome.PROCEED) -> Built:
    """Let whoever decides this case decide it."""
    role = PostRole(built.case.deciding_role)
    by = built.by if role is PostRole.RESEARCHER else decider(role, at)
    made = decide(
        by=by,
        at=at,
        viewer=viewer(by, at),
        case=built.case,
        outcome=outcome,
        reason="Known partner, open data.",
        seen=seen(built.case, at),
        language="sv",
    )
    return replace(_anew(built.by, built.number, at), decision=made)


def decider(role: PostRole, at: datetime = MORNING) -> Person:
    """Whoever holds the role for the department, made when there is nobody."""
    found = holders_of(role=role, unit_path=department(at).path, on=timezone.localdate(at))
    return found[0].person if found else person(role, at=at)


def seen(case: Case, at: datetime = MORNING) -> str:
    """The token that the page of this case carries at that moment."""
    ground = ground_of(collaboration=case.collaboration, at=at)
    judgement = judged(case=case, facts=ground.facts, answers=answers_of(case), at=at)
    return seen_of(
        covered=covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judgement)
    )


def _anew(by: Person, number: str, at: datetime) -> Built:
    """The case as it is in the database now."""
    read = case_for(viewer=viewer(by, at), number=number)
    assert read is not None
    return Built(case=read, by=by, viewer=viewer(by, at), decision=getattr(read, "decision", None))


def fresh(built: Built, at: datetime = MORNING) -> Built:
    """The same case as it is in the database now."""
    return _anew(built.by, built.number, at)


def open_keys(built: Built, at: datetime = MORNING) -> list[str]:
    """The keys of the questions that wait for an answer now."""
    return [question.key for question in _open_questions(built, at)]


def assessed_in(case: Case, at: datetime = MORNING) -> tuple[Kept, Assessment]:
    """All that people have done in a full assessment, and what the rules say of it at that moment."""
    kept = kept_in(case)
    facts = ground_of(collaboration=case.collaboration, at=at).facts
    return kept, assessed_now(kept=kept, facts=facts, at=at)


def follow(built: Built, at: datetime = MORNING) -> Built:
    """The case after something was done in it, with what its row then says."""
    _, assessment = assessed_in(built.case, at)
    built.case.follow(assessment, built.case.facts)
    return _anew(built.by, built.number, at)


def meet(built: Built, *, at: datetime = MORNING, note: str = "Looked into.") -> Built:
    """Everything that is required before a decision is met by a post that can give it."""
    _, assessment = assessed_in(built.case, at)
    for one in assessment.requirements:
        if one.is_in_the_way:
            role = one.posts[0] if one.posts else PostRole.RESEARCHER
            StoredRequirement.objects.create(
                case=built.case,
                requirement=one.asked.id,
                state="met",
                note=note,
                by_role=role,
                by=built.by if role is PostRole.RESEARCHER else decider(role, at),
                at=at,
            )
    return follow(built, at)


def rate(built: Built, *, at: datetime = MORNING, reason: str = "It has happened elsewhere.") -> Built:
    """Every finding that waits for it is rated as the rule sees it, before measures and after."""
    _, assessment = assessed_in(built.case, at)
    levels = {finding.rule: finding.level for finding in assessment.findings}
    for rule in assessment.unrated:
        likelihood, consequence = CELLS[levels[rule]]
        StoredRating.objects.create(
            case=built.case,
            finding=rule,
            likelihood_before=likelihood,
            consequence_before=consequence,
            likelihood_after=likelihood,
            consequence_after=consequence,
            reason=reason,
            knowledge=Knowledge.FAIR,
            by=built.by,
            at=at,
        )
    return follow(built, at)


def plan(
    built: Built,
    *,
    at: datetime = MORNING,
    words: str = "Data stay here.",
    state: MeasureState = MeasureState.AGREED,
    means: Means = Means.YES,
    **over: Any,
) -> StoredMeasure:
    """A measure in own words that the responsible owns, with authority and means, due in two months."""
    said = means is not Means.NOT_SAID
    stated: dict[str, Any] = {
        "number": built.case.measures.count() + 1,
        "against": ["unbalanced"],
        "owner": Post.objects.filter(holdings__person=built.by).first(),
        "due": (at + timedelta(days=60)).date(),
        "means_by": built.by if said else None,
        "means_at": at if said else None,
    }
    return StoredMeasure.objects.create(
        case=built.case, words=words, state=state, means=means, by=built.by, at=at, **(stated | over)
    )


def seen_whole(case: Case, at: datetime = MORNING) -> str:
    """The token that the page of this full assessment carries at that moment."""
    case = Case.objects.select_related("collaboration", "published").get(pk=case.pk)
    kept, assessment = assessed_in(case, at)
    ground = ground_of(collaboration=case.collaboration, at=at)
    shown = shown_in_full(kept=kept, ground=ground, assessment=assessment, beside=beside(case))
    return seen_in_full(shown=shown, assessment=assessment)


def settled(
    built: Built,
    *,
    at: datetime = MORNING,
    choice: Choice = Choice.PROCEED,
    by: Person | None = None,
    **said: Any,
) -> Built:
    """Let whoever decides this full assessment decide it; ``said`` is what a draft says beside the reason."""
    role = PostRole(built.case.deciding_role)
    by = by or (built.by if role is PostRole.RESEARCHER else decider(role, at))
    made = decide_in_full(
        by=by,
        at=at,
        viewer=viewer(by, at),
        number=built.number,
        draft=Draft(choice, **({"reason": "The benefit outweighs what remains."} | said)),
        seen=seen_whole(built.case, at),
        language="sv",
    )
    return replace(_anew(built.by, built.number, at), decision=made)


def _opened(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    if "partners" not in over:
        over = {"partner_ids": (partner(at=at).pk,)} | over
    collaboration = register(by=by, at=at, entry=entry(at=at, **over))
    open_case(by=by, at=at, collaboration=collaboration)
    return _anew(by, collaboration.number, at)


def _plain(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return answer_open(_opened(at, by, over), at=at)


def _decided(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return decided(_plain(at, by, over), at=at)


def _declined(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return decided(_plain(at, by, over), at=at, outcome=Outcome.DECLINE)


def _changed(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    built = _decided(at - timedelta(days=30), by, over)
    collaboration = built.case.collaboration
    moved = replace(entry_of(collaboration), purpose="Something else altogether.")
    change(by=by, at=at, collaboration=collaboration, entry=moved, version=collaboration.version)
    return _anew(by, built.number, at)


def _expired(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    earlier, today = at - timedelta(days=300), timezone.localdate(at)
    dates = {"starts_on": today - timedelta(days=290), "ends_on": today - timedelta(days=110)}
    built = _decided(earlier, by, dates | over)
    return _anew(by, built.number, at)


def _again(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    built = _changed(at - timedelta(days=1), by, over)
    check_again(by=by, at=at, case=built.case, why="The purpose has changed.")
    return _anew(by, built.number, at)


def _assessment_needed(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return _plain(at, by, {"partner_ids": (partner(at=at, country="UGA").pk,)} | over)


def _assessing(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    built = _assessment_needed(at, by, over)
    begin_assessment(by=by, at=at, viewer=built.viewer, number=built.number, pack=MEDICAL)
    return _anew(by, built.number, at)


def _assessed(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return answer_open(_assessing(at, by, over), at=at)


def _ready(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return rate(meet(_assessed(at, by, over), at=at), at=at)


def _handed(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    built = _ready(at, by, over)
    hand_up(by=by, at=at, viewer=built.viewer, number=built.number)
    return _anew(by, built.number, at)


def _decided_in_full(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return settled(_handed(at, by, over), at=at)


def _stopped_in_full(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    built = _stopped(at, by, over)
    begin_assessment(by=by, at=at, viewer=built.viewer, number=built.number, pack=MEDICAL)
    return _anew(by, built.number, at)


def _stopped(at: datetime, by: Person, over: dict[str, Any]) -> Built:
    return _opened(at, by, {"partner_ids": (partner(at=at, check=Found.YES).pk,)} | over)


def _waits_for(reach: Reach) -> Any:
    bound = {"agreement": Agreement.PLANNED, "reach": reach}
    return lambda at, by, over: _plain(at, by, bound | over)


STATES = {
    "answering": _opened,
    "plain": _plain,
    "decided": _decided,
    "declined": _declined,
    "changed": _changed,
    "expired": _expired,
    "again": _again,
    "assessment_needed": _assessment_needed,
    "assessing": _assessing,
    "assessed": _assessed,
    "ready": _ready,
    "handed": _handed,
    "decided_in_full": _decided_in_full,
    "stopped_in_full": _stopped_in_full,
    "stopped": _stopped,
    "waits_for_head": _waits_for(Reach.DEPARTMENT),
    "waits_for_vice_president": _waits_for(Reach.PROGRAMME),
    "waits_for_president": _waits_for(Reach.UNIVERSITY),
}
"""answering: three questions open. changed: decided, no longer covered. again: a second check is open.
assessing: a full assessment with open questions. assessed: one with every question answered. ready: with all
that is required met and rated. handed: given to the head of department. stopped_in_full: by policy."""
