"""What would a person with these facts be asked? Plain text for whoever edits the content."""

from collections.abc import Iterable, Mapping

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
_WHY = Wording(sv="Varför: {text}", en="Why: {text}")
_HELP = Wording(sv="Hjälp: {text}", en="Help: {text}")
_EXAMPLES = Wording(sv="Exempel: {text}", en="Examples: {text}")
_THANKS = Wording(sv="Vid osäker: {text}", en="When unsure: {text}")
_OPTION = Wording(sv="Svarsalternativ: {text}", en="Option: {text}")
_NO_NOTES: Mapping[str, Wording] = {}
_Told = tuple[Wording, Wording | str | None]
_SAID = Wording(sv="Sparat svar som inte räknas: {text}", en="Kept answer that does not count: {text}")


def preview(*, questionnaire: Questionnaire, facts: Facts, answers: Iterable[Answer], language: str) -> str:
    """Every area and question with its state and the reason, in "sv" or "en", as lines for a terminal."""
    found = standings(questionnaire=questionnaire, facts=facts, answers=answers)
    return preview_of(questionnaire=questionnaire, found=found, language=language)


def preview_of(
    *,
    questionnaire: Questionnaire,
    found: tuple[Standing, ...],
    language: str,
    areas: Iterable[str] = (),
    notes: Mapping[str, Wording] = _NO_NOTES,
    with_words: bool = False,
) -> str:
    """The same for questions whose standing is known already.

    ``areas``: only these; all where none is named. ``notes``: a sentence under an area's title, by its id.
    ``with_words``: also why each question is asked, the help, the examples and the options.
    """
    shown = set(areas) or {area.id for area in questionnaire.areas}
    open_ones = sum(standing.state is State.OPEN for standing in found)
    count = _COUNT.filled(open=str(open_ones), all=str(len(found)))
    title = questionnaire.title.in_language(language)
    lines = [f"{title} {questionnaire.version}", count.in_language(language)]
    for area in questionnaire.areas:
        if area.id in shown:
            lines += ["", area.title.in_language(language)]
            lines += [f"  {notes[area.id].in_language(language)}"] if area.id in notes else []
            for standing in found:
                if standing.question.area == area.id:
                    lines += _lines(standing, language, with_words)
    return "\n".join(lines) + "\n"


def _lines(standing: Standing, language: str, with_words: bool) -> list[str]:
    question = standing.question
    state, text = _state(standing).in_language(language), question.text.in_language(language)
    known = standing.known if standing.state in (State.OPEN, State.CORRECTED) else ""
    told: list[_Told] = [
        (_FACTS_SAY, _words(question, known)),
        (_BECAUSE, standing.because),
        (_SOURCE, standing.source),
        (_REASON, standing.reason),
        (_SAID, _words(question, standing.said)),
    ]
    told += _wording(question) if with_words else []
    notes = [sentence.filled(text=what).in_language(language) for sentence, what in told if what]
    return [f"  [{state}] {text}  ({question.key})", *(f"      {note}" for note in notes)]


def _wording(question: Question) -> list[_Told]:
    options = [(_OPTION, option.text) for option in question.options]
    return [
        (_WHY, question.why),
        (_HELP, question.help),
        (_EXAMPLES, question.examples),
        (_THANKS, question.thanks_for_unsure),
        *options,
    ]


def _words(question: Question, value: str) -> str | Wording:
    """An answer of an earlier version may have a value that nobody has words for any more."""
    return name_of(question=question, value=value) if is_allowed(question=question, value=value) else value


def _state(standing: Standing) -> Wording:
    if standing.state in (State.OPEN, State.NOT_ASKED):
        return _STATES[standing.state]
    return _STATES[standing.state].filled(value=name_of(question=standing.question, value=standing.value))
