"""How does a record say what was found in a full assessment, how it was rated, and by which matrix?"""

from collections.abc import Iterator, Mapping
from typing import Any

from farled.assessment.presenters.record import full_words as full
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
from farled.assessment.presenters.record.judged import named, ran

Stored = dict[str, Any]


def signed(said: Stored | None, voice: Voice) -> str:
    """Who said something, under which post, and when; empty for nobody."""
    if said is None:
        return ""
    at, post = voice.moment(said["at"]), voice.of(said["post"])
    if not post:
        return voice.say(full.SIGNED_BARE, by=said["by"], at=at)
    return voice.say(full.SIGNED, by=said["by"], post=post, at=at)


def found(stored: Stored, voice: Voice) -> Block:
    """Stops first, then the findings by number with their ratings, then the rules that ran."""
    blocks: list[Block] = [facts(_summary(stored, voice))]
    for stop in stored["stops"]:
        blocks += [heading(voice.of(stop["kind"])), facts(_ruled(stop, voice))]
    for stop in stored["set_aside"]:
        blocks += _set_aside(stop, voice)
    for number, finding in enumerate(stored["findings"], start=1):
        blocks += _finding(number, finding, stored, voice)
    if not stored["findings"] and not stored["stops"]:
        blocks.append(text(voice.say(words.NOTHING_FOUND)))
    blocks += [*_matrix(stored["matrix"], voice), heading(voice.say(words.RAN)), *_ran(stored, voice)]
    return section("found", voice.say(full.FOUND), blocks)


def _summary(stored: Stored, voice: Voice) -> list[tuple[str, str]]:
    overridden = stored["overridden"]
    return [
        (voice.say(full.LEFT), voice.of(stored["level"])),
        (voice.say(full.OVERRIDDEN), str(overridden) if overridden else ""),
    ]


def _ruled(one: Stored, voice: Voice) -> list[tuple[str, str]]:
    return [
        (voice.say(words.BECAUSE), voice.of(one["because"])),
        (voice.say(words.RULE), one["rule"]),
        (voice.say(words.REFERENCE), one["reference"]),
    ]


def _set_aside(stop: Stored, voice: Voice) -> list[Block]:
    said = [
        (voice.say(full.EVIDENCE), stop["evidence"]),
        (voice.say(full.SAID_BY), signed(stop["said"], voice)),
    ]
    kind = voice.of(stop["kind"])
    return [heading(voice.say(full.SET_ASIDE, kind=kind)), facts([*_ruled(stop, voice), *said])]


def _finding(number: int, finding: Stored, stored: Stored, voice: Voice) -> list[Block]:
    kinds = named(finding["kinds"], voice) if finding["kinds"] else finding["rule"]
    exposed = named(finding["exposed"], voice)
    rows = [
        *_ruled(finding, voice),
        (voice.say(full.EXPOSED), exposed),
        (voice.say(full.RULED), voice.of(finding["level_name"])),
        *_weighed(finding, stored["matrix"], voice),
    ]
    return [heading(voice.say(full.FINDING, number=str(number), kinds=kinds)), facts(rows)]


def _weighed(finding: Stored, matrix: Stored | None, voice: Voice) -> Iterator[tuple[str, str]]:
    if finding["is_doubt"]:
        yield voice.say(full.STILL_UNCLEAR), voice.say(full.DOUBT, ask=voice.of(finding["ask"]))
        return
    remains, rating = finding["remains"], finding["rating"]
    if rating:
        yield from _rated(rating, matrix, voice)
    if remains:
        yield voice.say(full.REMAINS), _remains(remains, voice)
        yield voice.say(full.COUNTING), ", ".join(remains["measures"])
        yield voice.say(full.UNCOUNTED), " ".join(voice.of(problem) for problem in remains["problems"])


def _rated(rating: Stored, matrix: Stored | None, voice: Voice) -> Iterator[tuple[str, str]]:
    names = _steps(matrix)
    yield voice.say(full.BEFORE), _cell(rating["before"], names, voice)
    yield voice.say(full.AFTER), _cell(rating["after"], names, voice) if rating["after"] else ""
    yield voice.say(full.WHY), rating["reason"]
    yield voice.say(full.KNOWLEDGE), voice.of(rating["knowledge"])
    yield voice.say(full.OVERRIDE), rating["override"]
    yield voice.say(full.RATED), signed(rating["said"], voice)


def _remains(remains: Stored, voice: Voice) -> str:
    after = voice.of(remains["after"])
    return after if remains["is_rated"] else f"{after} ({voice.say(full.UNRATED).lower()})"


def _steps(matrix: Stored | None) -> Mapping[str, Stored]:
    steps = [*matrix["likelihood"], *matrix["consequence"]] if matrix else []
    return {step["id"]: step["name"] for step in steps}


def _cell(cell: list[str], names: Mapping[str, Stored], voice: Voice) -> str:
    """A place in the matrix by the names of its steps; by their ids where the matrix has changed since."""
    likelihood, consequence = (voice.of(names[id]) if id in names else id for id in cell)
    return voice.say(full.CELL, likelihood=likelihood, consequence=consequence)


def _matrix(matrix: Stored | None, voice: Voice) -> list[Block]:
    if matrix is None:
        return []
    head = [voice.say(full.LIKELIHOOD), *(voice.of(step["name"]) for step in matrix["consequence"])]
    rows = [
        [voice.of(step["name"]), *(voice.of(level) for level in levels)]
        for step, levels in zip(matrix["likelihood"], matrix["cells"], strict=True)
    ]
    day = voice.day(matrix["from"])
    because = voice.say(full.MATRIX_FROM, day=day, because=voice.of(matrix["because"]))
    return [
        heading(voice.say(full.MATRIX)),
        text(because),
        table(head, rows, (24, *([19] * len(matrix["consequence"])))),
        text(matrix["reference"]),
    ]


def _ran(stored: Stored, voice: Voice) -> list[Block]:
    passed = stored["rules"]["passed_over"]
    silent = voice.say(full.PASSED_OVER, rules=", ".join(passed)) if passed else ""
    return [*ran(stored["rules"]["ran"], voice), text(silent)]


def depth(stored: Stored, voice: Voice) -> Block:
    """How deep and why, and every section, open or closed, with its reasons."""
    told = stored["depth"]
    wish = told["wish"]
    rows = [
        (voice.say(full.DEPTH_NAME), voice.of(told["name"])),
        (voice.say(words.BECAUSE), " ".join(voice.of(reason) for reason in told["because"])),
        (voice.say(full.WISH), f"{wish['reason']} ({signed(wish['said'], voice)})" if wish else ""),
        (voice.say(full.UNCOUNTED), " ".join(voice.of(reason) for reason in told["refused"])),
    ]
    opened = [_section(one, voice) for one in stored["sections"] if one["is_open"]]
    closed = [_section(one, voice) for one in stored["sections"] if not one["is_open"]]
    blocks = [facts(rows)]
    for label, said in ((full.OPEN_SECTIONS, opened), (full.CLOSED_SECTIONS, closed)):
        blocks += [heading(voice.say(label)), bullets(said)] if said else []
    return section("depth", voice.say(full.DEPTH), blocks)


def _section(one: Stored, voice: Voice) -> str:
    because = " ".join(voice.of(reason) for reason in one["because"])
    return voice.say(full.NAMED, name=voice.of(one["name"]), because=because)
