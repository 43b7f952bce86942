"""How does the quick check stand: what is open, what is closed by what is known, what comes out?"""

from collections.abc import Mapping, Sequence

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.presenters import words
from farled.assessment.presenters.fairway import fairway
from farled.assessment.presenters.known import known_facts
from farled.assessment.presenters.questions import ON_THE_PAGE, Plain, question_row
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.terms import Judgement, Result
from farled.collaborations.rules import ACTIVITIES
from farled.collaborations.terms import Activity
from farled.organisation.terms import HeldPost, PostRole, Viewer
from farled.questionnaire.terms import Standing, State
from farled.risks.terms import Finding, HardStop
from farled.text.terms import Wording


def check_page(
    *,
    case: Case,
    judgement: Judgement,
    stored: list[StoredAnswer],
    ground: Ground,
    viewer: Viewer,
    seen: str,
    language: str,
    given: Mapping[str, Plain] | None = None,
) -> Plain:
    """All that "assessment/check.html" shows. ``given``: by key, what was just sent and could not be kept."""
    kept = {answer.key: answer for answer in stored}
    sent = given or {}
    rows = [
        question_row(standing, kept, language, sent.get(standing.question.key))
        for standing in judgement.standings
    ]
    return {
        "number": case.collaboration.number,
        "title": case.collaboration.title,
        "activity": ACTIVITIES[Activity(case.collaboration.activity)].in_language(language),
        "ground": seen.partition(".")[0],
        "questions": [row for row in rows if row["state"] in ON_THE_PAGE],
        "closed": closed_parts(rows),
        "facts": known_facts(ground, judgement, language),
        **progress_parts(case=case, judgement=judgement, viewer=viewer, seen=seen, language=language),
    }


def closed_parts(rows: list[Plain]) -> Plain:
    """The questions that nobody needs to answer: those that facts close, and those not asked."""
    known = [row for row in rows if row["state"] in (State.KNOWN, State.CORRECTED)]
    return {
        "known": known,
        "not_asked": [row for row in rows if row["state"] == State.NOT_ASKED],
        "is_unfolded": any(row["problems"] or row["conflict"] for row in known),
    }


def progress_parts(*, case: Case, judgement: Judgement, viewer: Viewer, seen: str, language: str) -> Plain:
    """What follows from the answers and changes with each of them: headline, so far, outcome, fairway."""
    posts = deciding_posts(viewer=viewer, case=case, role=judgement.deciding.role)
    return {
        "headline": _headline(judgement).in_language(language),
        "open": sum(standing.state is State.OPEN for standing in judgement.standings),
        "result": judgement.result.value,
        "sofar": _so_far(judgement).in_language(language),
        "is_stopped": judgement.result is Result.STOPPED,
        "outcome": outcome_of(case, judgement, posts, viewer, seen, language),
        "fairway": fairway(judgement=judgement, language=language),
    }


def _headline(judgement: Judgement) -> Wording:
    on_page = [standing for standing in judgement.standings if standing.state in ON_THE_PAGE]
    waiting = _count(judgement.standings, State.OPEN)
    if judgement.result is Result.STOPPED:
        return words.STOPPED_HERE
    if waiting == 0:
        return words.ALL_ANSWERED
    if waiting == len(on_page):
        return words.counted(waiting, words.ONE_QUESTION, words.QUESTIONS)
    return words.counted(waiting, words.ONE_LEFT, words.LEFT)


def _count(standings: tuple[Standing, ...], state: State) -> int:
    return sum(standing.state is state for standing in standings)


def _so_far(judgement: Judgement) -> Wording:
    if judgement.result is Result.INCOMPLETE and judgement.areas:
        names = [area.name for area in judgement.areas]
        return words.OPENS.filled(areas=joined(names))
    return words.CALM[judgement.result]


def joined(wordings: Sequence[Wording]) -> Wording:
    """Several wordings in one line, with commas; the later ones as they stand inside a sentence."""
    parts = [*wordings[:1], *(lowered(wording) for wording in wordings[1:])]
    return Wording(sv=", ".join(part.sv for part in parts), en=", ".join(part.en for part in parts))


def listed(wordings: Sequence[Wording], language: str) -> str:
    """The same in one language; empty for none."""
    return joined(wordings).in_language(language) if wordings else ""


def outcome_of(
    case: Case,
    judgement: Judgement,
    posts: tuple[HeldPost, ...],
    viewer: Viewer,
    seen: str,
    language: str,
) -> Plain | None:
    """How the quick check ends, why, who decides, until when it would hold; None while questions are open."""
    if judgement.result is Result.INCOMPLETE:
        return None
    may_decide = bool(posts) and judgement.valid_until is not None
    return {
        "result": judgement.result.value,
        "number": case.collaboration.number,
        "heading": words.HEADINGS[judgement.result].in_language(language),
        "reasons": [reason.in_language(language) for reason in judgement.reasons],
        "references": _references(judgement),
        "opens": _opens(judgement, language),
        "requirements": [{"name": asked.name.in_language(language)} for asked in judgement.requirements],
        "who": [sentence.in_language(language) for sentence in _who(case, judgement, posts, viewer)],
        "who_because": [reason.in_language(language) for reason in judgement.deciding.because],
        "valid_until": judgement.valid_until,
        "is_over": judgement.result is Result.NO_FURTHER_ASSESSMENT and judgement.valid_until is None,
        "may_decide": may_decide,
        "decides_alone": judgement.deciding.role is PostRole.RESEARCHER,
        "next": _next(judgement, language),
        "seen": seen,
    }


def _opens(judgement: Judgement, language: str) -> list[Plain]:
    """Every reason once, with the areas that it opens and who can help."""
    names = {area.id: area.name for area in judgement.areas}
    return [
        {
            "because": found.because.in_language(language),
            "areas": listed([names[area] for area in found.areas], language),
            "ask": found.ask.in_language(language) if isinstance(found, Finding) and found.ask else "",
        }
        for found in _found(judgement)
        if found.areas
    ]


def _found(judgement: Judgement) -> list[HardStop | Finding]:
    return [*judgement.stops, *judgement.findings]


def _references(judgement: Judgement) -> list[str]:
    return list(dict.fromkeys(found.reference for found in _found(judgement)))


def _next(judgement: Judgement, language: str) -> str:
    match judgement.result:
        case Result.FULL_ASSESSMENT_NEEDED:
            return words.FULL_NEXT.in_language(language)
        case Result.STOPPED:
            return words.STOP_NEXT.in_language(language)
        case Result.NO_FURTHER_ASSESSMENT if judgement.valid_until is None:
            return words.OVER.in_language(language)
        case Result.NO_FURTHER_ASSESSMENT | Result.INCOMPLETE:
            return ""


def _who(case: Case, judgement: Judgement, posts: tuple[HeldPost, ...], viewer: Viewer) -> list[Wording]:
    """Who decides, and where that person finds the case."""
    post = judgement.deciding.name
    if post is None:
        return [words.NO_POST]
    if judgement.result is Result.FULL_ASSESSMENT_NEEDED:
        return [words.FULL_WHO.filled(post=lowered(post))]
    if judgement.result is Result.STOPPED:
        return [words.POST_DECIDES.filled(Post=post, post=lowered(post))]
    if posts:
        return [words.YOU_DECIDE.filled(post=_title(posts[0]))]
    return [words.POST_DECIDES.filled(Post=post, post=lowered(post)), _where(case, judgement, viewer)]


def _title(post: HeldPost) -> Wording:
    """What the post is called inside a sentence; English keeps the capitals of a title."""
    return Wording(sv=post.title_sv[:1].lower() + post.title_sv[1:], en=post.title_en)


def _where(case: Case, judgement: Judgement, viewer: Viewer) -> Wording:
    role = judgement.deciding.role
    holds_it = (
        role is not PostRole.RESEARCHER
        and role is not None
        and viewer.post_for(role, case.collaboration.unit.path)
    )
    return words.OWN_CASE if holds_it else words.FINDS_IT


def lowered(wording: Wording) -> Wording:
    """The wording as it stands inside a sentence."""
    return Wording(sv=wording.sv[:1].lower() + wording.sv[1:], en=wording.en[:1].lower() + wording.en[1:])
