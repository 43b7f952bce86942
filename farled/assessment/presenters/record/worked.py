"""How does a record say what people did in a full assessment: measures, opinions, steps, files?"""

from collections.abc import Iterator
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
from farled.assessment.presenters.record.weighed import signed
from farled.assessment.presenters.words import PARTS

Stored = dict[str, Any]


def decided(made: Stored, voice: Voice) -> list[Block]:
    """What belongs to the decision besides its reason, and the conditions that it holds only with."""
    said = belonging(made, voice)
    head = [voice.say(word) for word in (full.CONDITION, full.OWNER, full.DUE)]
    rows = [(_lettered(one, voice), _owner(one, voice), voice.day(one["due"])) for one in made["conditions"]]
    if not rows:
        return said
    return [*said, heading(voice.say(full.CONDITIONS)), table(head, rows, (50, 32, 18))]


def belonging(made: Stored, voice: Voice) -> list[Block]:
    """What was said with a decision beside its reason; nothing where nothing was."""
    said = [(voice.say(label), made[part]) for part, label in PARTS.items() if made.get(part)]
    return [facts(said)] if said else []


def running(stored: Stored, voice: Voice) -> Iterator[tuple[str, str]]:
    """Since when a running collaboration is looked at again, and why; nothing for one that is planned."""
    if stored["running"]:
        yield voice.say(full.RUNNING), voice.day(stored["running"]["since"])
        yield voice.say(full.EVENT), stored["running"]["event"]


def _lettered(one: Stored, voice: Voice) -> str:
    return voice.say(full.LETTERED, letter=one["letter"], what=voice.of(one["what"]))


def _owner(one: Stored, voice: Voice) -> str:
    return f"{voice.of(one['owner'])}, {voice.of(one['unit'])}"


def measures(stored: Stored, voice: Voice) -> Block:
    """Every measure by its letter, dropped ones too."""
    numbers = {finding["rule"]: number for number, finding in enumerate(stored["findings"], start=1)}
    words_ = (full.MEASURE, full.AGAINST, full.OWNER, full.STATE, full.MEANS)
    rows = [
        (
            _what(one, voice),
            ", ".join(str(numbers[rule]) for rule in one["against"] if rule in numbers) or "–",
            _owner(one, voice),
            _state(one, voice),
            _means(one, voice),
        )
        for one in stored["measures"]
    ]
    if not rows:
        return section("measures", voice.say(full.MEASURES), [text(voice.say(full.NO_MEASURES))])
    head = [voice.say(word) for word in words_]
    return section("measures", voice.say(full.MEASURES), [table(head, rows, (30, 9, 22, 17, 22))])


def _what(one: Stored, voice: Voice) -> str:
    said = _lettered(one, voice)
    return f"{said}. {one['words']}" if one["measure"] and one["words"] else said


def _state(one: Stored, voice: Voice) -> str:
    state, day = voice.of(one["state_name"]), voice.day(one["due"])
    said = voice.say(full.STATE_AND_DAY, state=state, day=day)
    return f"{said}. {one['evidence']}" if one["evidence"] else said


def _means(one: Stored, voice: Voice) -> str:
    parts = (voice.of(one["means_name"]), one["means_note"], signed(one["means_said"], voice))
    return ". ".join(part for part in parts if part)


def requirements(stored: Stored, voice: Voice) -> Block:
    """What was required, what was said of it and by whom."""
    blocks: list[Block] = []
    for one in stored["requirements"]:
        blocks += [heading(voice.of(one["name"])), facts(_requirement(one, voice))]
    if not blocks:
        blocks.append(text(voice.say(full.NO_REQUIREMENTS)))
    return section("requirements", voice.say(full.REQUIREMENTS), blocks)


def _requirement(one: Stored, voice: Voice) -> list[tuple[str, str]]:
    met = voice.of(one["because_met"]) if not one["note"] else ""
    return [
        (voice.say(full.STATE), voice.say(full.STATES[one["state"]])),
        (voice.say(words.BECAUSE), " ".join(voice.of(reason) for reason in one["because"])),
        (voice.say(full.ASKED), one["question"]),
        (voice.say(full.SAID), one["note"] or met),
        (voice.say(full.SPOKEN_BY), one.get("spoken_by", "")),
        (voice.say(full.SAID_BY), signed(one["said"], voice)),
        (voice.say(full.PROBLEM), voice.of(one["problem"])),
    ]


def way(stored: Stored, voice: Voice) -> Block:
    """The order of superiors, each step between posts, and what each could have chosen."""
    line = ", ".join(voice.of(name) for name in stored["deciding"]["line"])
    steps = [_step(step, voice) for step in stored["steps"]]
    could = [_could(one, voice) for one in stored["possible"]]
    return section(
        "way",
        voice.say(full.WAY),
        [
            facts([(voice.say(full.LINE), line)]),
            bullets(steps) if steps else text(voice.say(full.NO_STEPS)),
            *([heading(voice.say(full.POSSIBLE)), bullets(could)] if could else []),
        ],
    )


def _step(step: Stored, voice: Voice) -> str:
    start, end = voice.of(step["from"]), voice.of(step["to"])
    what = voice.say(full.STEPS[step["kind"]], start=start, end=end)
    said = signed(step["said"], voice)
    return voice.say(full.STEP, what=what, signed=said, reason=step["reason"]).strip()


def _could(one: Stored, voice: Voice) -> str:
    by, name = voice.of(one["by"]), voice.of(one["name"])
    return voice.say(full.COULD, by=by, name=name, because=voice.of(one["because"]))


def beside(stored: Stored, voice: Voice) -> Block:
    """How much was said beside the questions, and each file with its digest."""
    comments = facts([(voice.say(full.COMMENTS), str(stored["comments"]))])
    files: list[Block] = [] if stored["files"] else [text(voice.say(full.NO_FILES))]
    for one in stored["files"]:
        rows = [(full.BYTES, str(one["size"])), (full.SUM, one["digest"])]
        files += [heading(_file(one, voice)), facts((voice.say(label), said) for label, said in rows)]
    return section("beside", voice.say(full.BESIDE), [comments, *files])


def _file(one: Stored, voice: Voice) -> str:
    name: str = one["name"]
    return voice.say(full.WITHDRAWN, name=name) if one["is_withdrawn"] else name
