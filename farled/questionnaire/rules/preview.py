"""What would a person with these facts be asked? Plain text for whoever edits the content."""

from collections.abc import Iterable

from farled.questionnaire.rules.answers import name_of
from farled.questionnaire.rules.standing import is_allowed, standings
from farled.questionnaire.terms import Answer, Facts, Question, Questionnaire, Standing, State
from farled.text.terms import Wording

_STATES = {
    State.OPEN: Wording(sv="ÖPPEN", en="OPEN"),
    State.ANSWERED: Wording(sv="BESVARAD: {value}", en="ANSWERED: {value}"),
    State.KNOWN: Wording(sv="REDAN KÄND: {value}", en="ALREADY KNOWN: {value}"),
    State.CORRECTED: Wording(sv="RÄTTAD: {value}", en="CORRECTED: {value}"),
    State.NOT_ASKED: Wording(sv="STÄLLS INTE", en="NOT ASKED"),
}
_COUNT = Wording(sv="Öppna frågor: {open} av {all}", en="Open questions: {open} of {all}")
_BECAUSE = Wording(sv="Därför att: {text}", en="Because: {text}")
_SOURCE = Wording(sv="Källa: {text}", en="Source: {text}")
_FACTS_SAY = Wording(sv="Det som är känt ger svaret: {text}", en="What is known gives the answer: {text}")
_REASON = Wording(sv="Skäl till rättelsen: {text}", en="Reason for the correction: {text}")
_SAID = Wording(sv="Sparat svar som inte räknas: {text}", en="Kept answer that does not count: {text}")


def preview(*, questionnaire: Questionnaire, facts: Facts, answers: Iterable[Answer], language: str) -> str:
    """Every area and question with its state and the reason, in "sv" or "en", as lines for a terminal."""
    found = standings(questionnaire=questionnaire, facts=facts, answers=answers)
    open_ones = sum(standing.state is State.OPEN for standing in found)
    count = _COUNT.filled(open=str(open_ones), all=str(len(found)))
    title = questionnaire.title.in_language(language)
    lines = [f"{title} {questionnaire.version}", count.in_language(language)]
    for area in questionnaire.areas:
        lines += ["", area.title.in_language(language)]
        for standing in found:
            if standing.question.area == area.id:
                lines += _lines(standing, language)
    return "\n".join(lines) + "\n"


def _lines(standing: Standing, language: str) -> list[str]:
    question = standing.question
    state, text = _state(standing).in_language(language), question.text.in_language(language)
    known = standing.known if standing.state in (State.OPEN, State.CORRECTED) else ""
    told = [
        (_FACTS_SAY, _words(question, known)),
        (_BECAUSE, standing.because),
        (_SOURCE, standing.source),
        (_REASON, standing.reason),
        (_SAID, _words(question, standing.said)),
    ]
    notes = [sentence.filled(text=what).in_language(language) for sentence, what in told if what]
    return [f"  [{state}] {text}  ({question.key})", *(f"      {note}" for note in notes)]


def _words(question: Question, value: str) -> str | Wording:
    """An answer of an earlier version may have a value that nobody has words for any more."""
    return name_of(question=question, value=value) if is_allowed(question=question, value=value) else value


def _state(standing: Standing) -> Wording:
    if standing.state in (State.OPEN, State.NOT_ASKED):
        return _STATES[standing.state]
    return _STATES[standing.state].filled(value=name_of(question=standing.question, value=standing.value))
