"""Which figures were known on the day of the decision, from which edition, under which licence?"""

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
from farled.text.terms import Wording

Stored = dict[str, Any]
_HEAD = (words.INDEX, words.VALUE, words.INTERVAL, words.EDITION, words.CHANGE)
_WIDTHS = (23, 18, 15, 19, 25)


def countries(stored: Stored, voice: Voice) -> Block:
    """Each country's context with its reasons and figures as they stood."""
    blocks: list[Block] = [text(voice.say(words.KNOWN_ON, day=voice.day(stored["on"])))]
    for country in stored["countries"]:
        blocks += _country(country, voice)
    if not stored["countries"]:
        blocks.append(text(voice.say(words.NO_COUNTRY)))
    return section("evidence", voice.say(words.EVIDENCE), blocks)


def _country(country: Stored, voice: Voice) -> list[Block]:
    since = country["thresholds_from"]
    missing = ", ".join(voice.of(name) for name in country["not_loaded"])
    return [
        heading(voice.of(country)),
        facts(
            [
                (voice.say(words.ATTENTION), voice.of(country["attention_name"])),
                (voice.say(words.FREEDOM), voice.of(country["academic_freedom"])),
                (voice.say(words.THRESHOLDS), voice.day(since) if since else ""),
            ]
        ),
        bullets(voice.of(reason) for reason in country["reasons"]),
        table(
            [voice.say(word) for word in _HEAD],
            [_figure(figure, voice) for figure in country["figures"]],
            _WIDTHS,
        ),
        text(voice.say(words.NOT_LOADED, sources=missing) if missing else ""),
    ]


def _figure(figure: Stored, voice: Voice) -> tuple[str, ...]:
    return (
        voice.of(figure["source"]),
        _value(figure, voice),
        _interval(figure, voice),
        _edition(figure, voice),
        _change(figure, voice),
    )


def _value(figure: Stored, voice: Voice) -> str:
    if not figure["covered"]:
        return voice.say(words.NOT_COVERED)
    value = "" if figure["value"] is None else voice.number(figure["value"], figure["decimals"])
    return ", ".join(part for part in (value, voice.of(figure["band"])) if part)


def _interval(figure: Stored, voice: Voice) -> str:
    if not figure["covered"]:
        return "–"
    if figure["lower"] is None or figure["upper"] is None:
        return voice.say(words.NO_INTERVAL)
    decimals = figure["decimals"]
    lower, upper = voice.number(figure["lower"], decimals), voice.number(figure["upper"], decimals)
    return voice.say(words.RANGE, lower=lower, upper=upper)


def _edition(figure: Stored, voice: Voice) -> str:
    year = figure["data_year"]
    said = figure["edition"]
    if year is not None:
        said = voice.say(words.DATA_YEAR, edition=figure["edition"], year=str(year))
    return f"{said}, {voice.say(words.EXTRACT)}" if figure["is_extract"] else said


def _change(figure: Stored, voice: Voice) -> str:
    change = figure["change"]
    if change is None:
        return voice.say(words.NO_CHANGE_KNOWN) if figure["covered"] else "–"
    difference = voice.number(change["difference"], figure["decimals"])
    signed = f"+{difference}" if change["difference"] > 0 else difference
    since = voice.say(words.SINCE, difference=signed, year=str(change["from_year"]))
    return voice.say(_verdict(change["significant"]), change=since)


def _verdict(significant: bool | None) -> Wording:
    if significant is None:
        return words.UNTOLD
    return words.SIGNIFICANT if significant else words.NOISE


def sources(stored: Stored, voice: Voice) -> Block:
    """How each publisher wants to be cited, what its interval means, and its licence; each once."""
    said: dict[str, str] = {}
    for country in stored["countries"]:
        for figure in country["figures"]:
            said.setdefault(voice.of(figure["source"]), _cited(figure, voice))
    return section("sources", voice.say(words.SOURCES), [facts(said.items())])


def _cited(figure: Stored, voice: Voice) -> str:
    told = [
        (words.CITED, figure["citation"]),
        (words.LICENCE, voice.of(figure["licence"])),
        (words.MEANT_BY_INTERVAL, voice.of(figure["interval"])),
        (words.TESTED, voice.of(figure["change"]["test"]) if figure["change"] else ""),
    ]
    return " ".join(voice.say(sentence, said=said.strip().rstrip(".")) for sentence, said in told if said)
