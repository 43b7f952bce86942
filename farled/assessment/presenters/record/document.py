"""What does the record of a decision say, read from what was stored with it and from nothing else?"""

import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from farled.assessment.models import Decision
from farled.assessment.presenters.record import words
from farled.assessment.presenters.record.blocks import (
    Block,
    Voice,
    bullets,
    code,
    facts,
    heading,
    section,
    text,
)
from farled.assessment.presenters.record.evidence import countries, sources
from farled.assessment.presenters.record.judged import questions, rules
from farled.assessment.presenters.record.weighed import depth, found
from farled.assessment.presenters.record.worked import (
    belonging,
    beside,
    decided,
    measures,
    requirements,
    running,
    way,
)
from farled.assessment.presenters.words import OUTCOMES
from farled.assessment.terms import Outcome

Stored = dict[str, Any]


def record_document(decision: Decision, language: str) -> dict[str, Any]:
    """The record in "sv" or "en": title, sections of blocks, and what its page foot says.

    Only ``snapshot`` and ``digest`` are read: no import and no edit can change what a record says.
    """
    stored: Stored = json.loads(decision.snapshot)
    voice = Voice(language)
    number = stored["collaboration"]["number"]
    at = timezone.localtime(datetime.fromisoformat(stored["decision"]["at"]))
    return {
        "language": language,
        "decided_in": stored["decision"]["language"],
        "number": number,
        "title": voice.say(words.TITLE, number=number),
        "subtitle": stored["collaboration"]["title"],
        "kind": voice.say(words.RECORD),
        "digest": decision.digest,
        "year": at.year,
        "month": at.month,
        "day": at.day,
        "foot": {
            "page": voice.say(words.PAGE),
            "of": voice.say(words.OF),
            "digest": voice.say(words.DIGEST),
        },
        "sections": [*_SHAPES[stored["schema"]](stored, voice), _verify(stored, decision.digest, voice)],
    }


def _of_a_quick_check(stored: Stored, voice: Voice) -> list[Block]:
    return [
        _decision(stored, voice),
        _collaboration(stored, voice),
        _partners(stored, voice),
        countries(stored, voice),
        questions(stored, voice),
        rules(stored, voice),
        sources(stored, voice),
    ]


def case_sections(*, shown: Stored, language: str) -> list[Block]:
    """All that a record of a full assessment would say of it now, before anybody decides.

    ``shown`` is what its page shows: ``queries.shown_in_full``.
    """
    return _of_a_case(shown, Voice(language))


def _of_a_full_assessment(stored: Stored, voice: Voice) -> list[Block]:
    return [_decision(stored, voice), *_of_a_case(stored, voice)]


def _of_a_case(stored: Stored, voice: Voice) -> list[Block]:
    return [
        _collaboration(stored, voice),
        found(stored, voice),
        measures(stored, voice),
        requirements(stored, voice),
        way(stored, voice),
        _partners(stored, voice),
        countries(stored, voice),
        depth(stored, voice),
        questions(stored, voice),
        beside(stored, voice),
        sources(stored, voice),
    ]


_SHAPES = {1: _of_a_quick_check, 2: _of_a_full_assessment}
"""Which sections a record has, by the shape in which it was stored."""


def _decision(stored: Stored, voice: Voice) -> Block:
    made, deciding = stored["decision"], stored["deciding"]
    because = " ".join(voice.of(reason) for reason in deciding["because"])
    rows = [
        (voice.say(words.OUTCOME), voice.say(OUTCOMES[Outcome(made["outcome"])])),
        (voice.say(words.REASON), made["reason"]),
        (voice.say(words.DECIDED_BY), f"{made['by']}, {voice.of(made['post'])}"),
        (voice.say(words.DECIDED_AT), voice.moment(made["at"])),
        (voice.say(words.HOLDS_UNTIL), voice.say(words.UNTIL, day=voice.day(made["valid_until"]))),
        *_midway(made, voice),
        (voice.say(words.DECIDES_BECAUSE), because),
        (voice.say(words.REFERENCE), deciding["reference"]),
    ]
    reasons = bullets(voice.of(reason) for reason in stored["reasons"])
    more = decided(made, voice) if "conditions" in made else belonging(made, voice)
    blocks = [facts(rows), *more, heading(voice.say(words.ALL_REASONS)), reasons]
    return section("decision", voice.say(words.DECISION), blocks)


def _collaboration(stored: Stored, voice: Voice) -> Block:
    what = stored["collaboration"]
    span = voice.say(words.SPAN, start=voice.day(what["starts_on"]), end=voice.day(what["ends_on"]))
    rows = [
        (voice.say(words.NUMBER), what["number"]),
        (voice.say(words.NAME), what["title"]),
        (voice.say(words.ACTIVITY), voice.of(what["activity"])),
        (voice.say(words.UNIT), voice.of(what["unit"])),
        (voice.say(words.RESPONSIBLE), what["responsible"]),
        (voice.say(words.TIME), span),
        *(running(stored, voice) if "running" in stored else ()),
        (voice.say(words.AGREEMENT), voice.of(what["agreement"])),
        (voice.say(words.REACH), voice.of(what["reach"])),
        (voice.say(words.FUNDING), voice.of(what["funding"])),
        (voice.say(words.FUNDER), what["funder"]),
    ]
    told = [
        (words.PURPOSE, what["purpose"]),
        (words.BENEFIT_SHORT, what["benefit_short"]),
        (words.BENEFIT_LONG, what["benefit_long"]),
        (words.LOSS, what["loss"]),
    ]
    blocks = [facts(rows)]
    for label, said in told:
        blocks += [heading(voice.say(label)), text(said)]
    return section("collaboration", voice.say(words.COLLABORATION), blocks)


def _partners(stored: Stored, voice: Voice) -> Block:
    blocks: list[Block] = []
    for partner in stored["partners"]:
        blocks += [heading(partner["name"]), facts(_partner(partner, voice))]
    return section("partners", voice.say(words.PARTNERS), blocks)


def _partner(partner: Stored, voice: Voice) -> list[tuple[str, str]]:
    owner = ", ".join(part for part in (partner["owner"], voice.of(partner["owner_country"])) if part)
    return [
        (voice.say(words.ROLE), voice.of(partner["role"])),
        (voice.say(words.KIND), voice.of(partner["kind"])),
        (voice.say(words.COUNTRY), voice.of(partner["country"])),
        (voice.say(words.OWNER), owner),
        (voice.say(words.EARLIER), str(partner["earlier"])),
        (voice.say(words.CHECK), _check(partner, voice)),
        (voice.say(words.MILITARY), voice.of(partner["military_link"])),
        (voice.say(words.VIOLATIONS), voice.of(partner["rights_violations"])),
        (voice.say(words.STATE_DIRECTED), voice.of(partner["state_directed"])),
    ]


def _check(partner: Stored, voice: Voice) -> str:
    state = voice.of(partner["check"])
    if partner["checked_on"] is None:
        return state
    return voice.say(words.CHECKED_ON, state=state, day=voice.day(partner["checked_on"]))


def _verify(stored: Stored, digest: str, voice: Voice) -> Block:
    rows = [
        (voice.say(words.COMMAND), "sha256sum record.json"),
        (voice.say(words.FORM), stored["questionnaire"]["digest"]),
        (voice.say(words.RULEBOOK), stored["rules"]["digest"]),
        (voice.say(words.HOUSE), f"Farled {stored['house']}"),
    ]
    blocks = [text(voice.say(words.VERIFY_TEXT)), code(digest), facts(rows)]
    return section("verify", voice.say(words.VERIFY), blocks)


def _midway(made: dict[str, Any], voice: Voice) -> list[tuple[str, str]]:
    """When the running collaboration is looked at midway; records of before have no such day."""
    day = made.get("midway_on")
    return [(voice.say(words.MIDWAY), voice.day(day))] if day else []
