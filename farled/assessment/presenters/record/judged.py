"""What was asked and answered, which rules ran, and what did they find?"""

from typing import Any

from farled.assessment.presenters.record import words
from farled.assessment.presenters.record.blocks import (
    Block,
    Voice,
    bullets,
    facts,
    heading,
    section,
    table,
    text,
)
from farled.questionnaire.terms import State

Stored = dict[str, Any]


def questions(stored: Stored, voice: Voice) -> Block:
    """Every question with the answer that counted and where it came from."""
    form = stored["questionnaire"]
    version = voice.say(words.VERSION, title=voice.of(form["title"]), version=form["version"])
    head = [voice.say(word) for word in (words.QUESTION, words.ANSWER, words.FROM)]
    rows = [
        (voice.of(asked["text"]), _answer(asked, voice), _whence(asked, voice))
        for asked in stored["questions"]
    ]
    return section("asked", voice.say(words.ASKED), [text(f"{version}."), table(head, rows, (42, 14, 44))])


def _answer(asked: Stored, voice: Voice) -> str:
    if asked["answer"]:
        return voice.of(asked["answer"])
    return voice.say(words.NOT_ASKED if asked["state"] == State.NOT_ASKED else words.OPEN)


def _whence(asked: Stored, voice: Voice) -> str:
    match State(asked["state"]):
        case State.ANSWERED:
            return voice.say(words.BY_PERSON)
        case State.CORRECTED:
            return voice.say(words.CORRECTED, reason=asked["reason"])
        case State.KNOWN:
            because, source = voice.of(asked["because"]), voice.of(asked["source"])
            return voice.say(words.KNOWN_FROM, because=because, source=source)
        case State.NOT_ASKED | State.OPEN:
            return voice.of(asked["because"]) or "–"


def rules(stored: Stored, voice: Voice) -> Block:
    """Findings and stops in words, what they ask for, and every rule that ran."""
    found = [*stored["stops"], *stored["findings"]]
    blocks: list[Block] = []
    for one in found:
        blocks += _found(one, voice)
    if not found:
        blocks.append(text(voice.say(words.NOTHING_FOUND)))
    if stored["requirements"]:
        blocks.append(heading(voice.say(words.REQUIRED)))
        blocks.append(bullets(voice.of(asked["name"]) for asked in stored["requirements"]))
    blocks += [heading(voice.say(words.RAN)), *ran(stored["rules"]["ran"], voice)]
    return section("rules", voice.say(words.RULES), blocks)


def _found(one: Stored, voice: Voice) -> list[Block]:
    kinds = [one["kind"]] if "kind" in one else one["kinds"]
    return [
        heading(named(kinds, voice)),
        facts(
            [
                (voice.say(words.LEVEL), voice.of(one.get("level_name"))),
                (voice.say(words.BECAUSE), voice.of(one["because"])),
                (voice.say(words.RULE), one["rule"]),
                (voice.say(words.REFERENCE), one["reference"]),
            ]
        ),
    ]


def named(kinds: list[Stored], voice: Voice) -> str:
    """Several names in one line; the later ones as they stand inside a sentence."""
    first, *rest = [voice.of(kind) for kind in kinds]
    return ", ".join([first, *(kind[:1].lower() + kind[1:] for kind in rest)])


def ran(ran: list[Stored], voice: Voice) -> list[Block]:
    """The rules that found something, and the names of all the others."""
    head = [voice.say(words.RULE), voice.say(words.IN_FORCE_FROM)]
    found = [(rule["id"], voice.day(rule["from"])) for rule in ran if rule["found"]]
    others = [rule["id"] for rule in ran if not rule["found"]]
    since = sorted({rule["from"] for rule in ran if not rule["found"]})
    days = ", ".join(voice.day(day) for day in since)
    silent = voice.say(words.FOUND_NOTHING, days=days, rules=", ".join(others)) if others else ""
    return [table(head, found, (60, 40)), text(silent)]
