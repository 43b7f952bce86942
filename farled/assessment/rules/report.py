"""How is a judgement written out, for machines and for people?"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from farled.assessment.terms import Judgement, Opened, Result
from farled.countries.terms import Context
from farled.questionnaire.terms import Standing, State
from farled.responsibility.terms import Deciding
from farled.risks.terms import Finding, HardStop
from farled.text.terms import Wording

RESULTS = {
    Result.INCOMPLETE: Wording(sv="Ofullständigt", en="Incomplete"),
    Result.NO_FURTHER_ASSESSMENT: Wording(
        sv="Ingen ytterligare bedömning behövs", en="No further assessment needed"
    ),
    Result.FULL_ASSESSMENT_NEEDED: Wording(sv="En full bedömning behövs", en="A full assessment is needed"),
    Result.STOPPED: Wording(sv="Stopp", en="Stopped"),
}
_STATES = {
    State.OPEN: Wording(sv="väntar på svar", en="waits for an answer"),
    State.ANSWERED: Wording(sv="besvarad", en="answered"),
    State.KNOWN: Wording(sv="redan känd", en="known already"),
    State.CORRECTED: Wording(sv="rättad", en="corrected"),
    State.NOT_ASKED: Wording(sv="ställs inte", en="not asked"),
}
_NO_CONTEXTS: Mapping[str, Context] = {}
_DECIDES = Wording(sv="Beslutar", en="Decides")
_NOBODY = Wording(sv="ingen befattning", en="no post")
_CHAIN = Wording(sv="Ärendets väg", en="The way of the case")
_HOLDS = Wording(sv="Gäller till", en="Valid until")
_WHY = Wording(sv="Skäl", en="Reasons")
_QUESTIONS = Wording(sv="Frågor", en="Questions")
_FINDINGS = Wording(sv="Fynd", en="Findings")
_STOPS = Wording(sv="Stopp", en="Stops")
_AREAS = Wording(sv="Öppnas i den fulla bedömningen", en="Opens in the full assessment")
_REQUIREMENTS = Wording(sv="Krävs", en="Required")
_ASK = Wording(sv="fråga", en="ask")


def as_json(*, judgement: Judgement, language: str, contexts: Mapping[str, Context] = _NO_CONTEXTS) -> str:
    """The judgement as one JSON document, sentences in ``language`` ("sv" or "en"), ids as they are.

    ``contexts`` are those of the countries concerned, by code; they come out under "countries".
    """
    countries = {code: _context(context, language) for code, context in contexts.items()}
    plain = {**judgement_as_plain(judgement=judgement, language=language), "countries": countries}
    return json.dumps(plain, ensure_ascii=False, indent=2)


def as_text(*, judgement: Judgement, language: str, contexts: Mapping[str, Context] = _NO_CONTEXTS) -> str:
    """The judgement, and the contexts of its countries, as lines that a person reads in a terminal."""
    return "\n".join((*_lines(judgement, language), *_country_lines(contexts, language)))


def judgement_as_plain(*, judgement: Judgement, language: str) -> dict[str, Any]:
    """The judgement as plain values, sentences in ``language``, ids as they are."""
    return {
        "on": judgement.on.isoformat(),
        "result": judgement.result.value,
        "reasons": _spoken(judgement.reasons, language),
        "questions": [question_as_plain(standing, language) for standing in judgement.standings],
        "findings": [finding_as_plain(finding, language) for finding in judgement.findings],
        "stops": [stop_as_plain(stop, language) for stop in judgement.stops],
        "areas": [opened_as_plain(opened, language) for opened in judgement.areas],
        "requirements": [opened_as_plain(opened, language) for opened in judgement.requirements],
        "decides": deciding_as_plain(judgement.deciding, language),
        "valid_until": judgement.valid_until.isoformat() if judgement.valid_until else None,
    }


def _context(context: Context, language: str) -> dict[str, Any]:
    return {
        "attention": context.attention.value,
        "academic_freedom": context.academic_freedom.value,
        "reasons": _spoken((reason.wording for reason in context.reasons), language),
        "academic_freedom_reasons": _spoken((reason.wording for reason in context.freedom_reasons), language),
        "missing": list(context.missing),
        "thresholds_from": context.thresholds_from.isoformat() if context.thresholds_from else None,
    }


def deciding_as_plain(deciding: Deciding, language: str) -> dict[str, Any]:
    """Which post decides, and every post that the case goes through on the way there."""
    return {
        "role": deciding.role.value if deciding.role else None,
        "level": deciding.level.value if deciding.level else None,
        "because": _spoken(deciding.because, language),
        "row": deciding.row,
        "lifts": list(deciding.lifts),
        "reference": deciding.reference,
        "chain": [
            {"role": link.role.value, "because": _spoken(link.because, language)} for link in deciding.chain
        ],
    }


def chain_as_lines(deciding: Deciding, language: str) -> Iterator[str]:
    """The posts that the case goes through, numbered, each with its reasons; nothing where one is enough."""
    if len(deciding.chain) > 1:
        yield f"{_CHAIN.in_language(language)}:"
        for place, link in enumerate(deciding.chain, start=1):
            because = " ".join(_spoken(link.because, language))
            yield f"  {place}. {link.name.in_language(language)}: {because}"


def question_as_plain(standing: Standing, language: str) -> dict[str, Any]:
    """One question with its state and what counts for its answer."""
    return {
        "key": standing.question.key,
        "state": standing.state.value,
        "value": standing.value,
        "because": standing.because.in_language(language) if standing.because else None,
        "reason": standing.reason,
    }


def finding_as_plain(finding: Finding, language: str) -> dict[str, Any]:
    """One finding with its reasons, the facts used and its source."""
    return {
        "rule": finding.rule,
        "from": finding.rule_from.isoformat(),
        "kinds": [kind.value for kind in finding.kinds],
        "level": finding.level.value,
        "exposed": [exposed.value for exposed in finding.exposed],
        "because": finding.because.in_language(language),
        "used": dict(finding.used),
        "ask": finding.ask.in_language(language) if finding.ask else None,
        "alone": finding.alone,
        "reference": finding.reference,
    }


def stop_as_plain(stop: HardStop, language: str) -> dict[str, Any]:
    """One hard stop with its reason and source."""
    return {
        "rule": stop.rule,
        "from": stop.rule_from.isoformat(),
        "kind": stop.kind.value,
        "because": stop.because.in_language(language),
        "used": dict(stop.used),
        "reference": stop.reference,
    }


def opened_as_plain(opened: Opened, language: str) -> dict[str, Any]:
    """What was opened or asked for, and by which rules."""
    return {
        "id": opened.id,
        "name": opened.name.in_language(language),
        "because": _spoken(opened.because, language),
        "rules": list(opened.rules),
    }


def _spoken(wordings: Iterable[Wording], language: str) -> list[str]:
    return [wording.in_language(language) for wording in wordings]


def _lines(judgement: Judgement, language: str) -> Iterator[str]:
    deciding = judgement.deciding
    yield RESULTS[judgement.result].in_language(language)
    yield f"{_DECIDES.in_language(language)}: {(deciding.name or _NOBODY).in_language(language)}"
    yield from (f"  {reason}" for reason in _spoken(deciding.because, language))
    yield from chain_as_lines(deciding, language)
    if judgement.valid_until:
        yield f"{_HOLDS.in_language(language)}: {judgement.valid_until.isoformat()}"
    yield from _block(_WHY, _spoken(judgement.reasons, language), language)
    yield from _block(_STOPS, _spoken((stop.because for stop in judgement.stops), language), language)
    yield from _block(_FINDINGS, [_found(finding, language) for finding in judgement.findings], language)
    yield from _block(_AREAS, _spoken((area.name for area in judgement.areas), language), language)
    yield from _block(
        _REQUIREMENTS, _spoken((one.name for one in judgement.requirements), language), language
    )
    yield from _block(_QUESTIONS, [_asked(standing, language) for standing in judgement.standings], language)


def _country_lines(contexts: Mapping[str, Context], language: str) -> Iterator[str]:
    for code, context in contexts.items():
        reasons = (reason.wording for reason in context.reasons)
        title = f"{code} ({context.attention.value}, {context.academic_freedom.value})"
        yield from _block(Wording(sv=title, en=title), _spoken(reasons, language), language)


def _block(title: Wording, lines: list[str], language: str) -> Iterator[str]:
    if lines:
        yield f"{title.in_language(language)}:"
        yield from (f"  - {line}" for line in lines)


def _found(finding: Finding, language: str) -> str:
    ask = f" ({_ASK.in_language(language)}: {finding.ask.in_language(language)})" if finding.ask else ""
    return f"[{finding.level.value}] {finding.because.in_language(language)}{ask} <{finding.rule}>"


def _asked(standing: Standing, language: str) -> str:
    state = _STATES[standing.state].in_language(language)
    value = "" if standing.state in (State.OPEN, State.NOT_ASKED) else f", {standing.value}"
    because = f" ({standing.because.in_language(language)})" if standing.because else ""
    return f"{standing.question.key}: {state}{value}{because}"
