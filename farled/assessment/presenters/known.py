"""What is known before anybody is asked: countries, lists, earlier work, background checks?"""

from typing import Any

from farled.assessment.presenters import words
from farled.assessment.queries.ground import Ground
from farled.assessment.terms import Judgement
from farled.countries import queries as countries
from farled.countries.rules.words import ATTENTION
from farled.evidence import queries as evidence
from farled.evidence.terms import Panel
from farled.partners.rules import CHECKS
from farled.partners.terms import PartnerStanding
from farled.questionnaire.terms import State
from farled.text.rules import written_date
from farled.text.terms import Wording

Plain = dict[str, Any]


def known_facts(ground: Ground, judgement: Judgement, language: str) -> list[Plain]:
    """The rows of "What we already know": label, what is known, where from, and what that answers."""
    fallen = sum(
        standing.state in (State.KNOWN, State.CORRECTED, State.NOT_ASKED) for standing in judgement.standings
    )
    fall_away = words.counted(fallen, words.ONE_FALLS_AWAY, words.FALL_AWAY, none=words.NONE_FALLS_AWAY)
    fallen_away = _row(fall_away, words.FACTS_ANSWER.in_language(language) if fallen else "", language)
    return [*ground_facts(ground, language), {"label": "fallen", "rows": [fallen_away]}]


def ground_facts(ground: Ground, language: str) -> list[Plain]:
    """What is known of countries, lists, earlier work and background checks, and where from."""
    return [
        {"label": "countries", "rows": _countries(ground, language)},
        {
            "label": "lists",
            "rows": [_row(words.NO_SCREENING, words.NO_SCREENING_YET.in_language(language), language)],
        },
        {"label": "earlier", "rows": [_earlier(partner, language) for partner in ground.partners]},
        {"label": "checks", "rows": [_check(partner, language) for partner in ground.partners]},
    ]


def _row(said: Wording, source: str, language: str) -> Plain:
    return {"said": said.in_language(language), "source": source}


def _countries(ground: Ground, language: str) -> list[Plain]:
    return [
        {
            "said": f"{countries.name_of(code).in_language(language)}. "
            f"{ATTENTION[context.attention].in_language(language)}.",
            "source": editions_of(ground.panels[code], language),
        }
        for code, context in ground.contexts.items()
    ]


def editions_of(panel: Panel, language: str) -> str:
    """The editions that a panel's figures stand in, each source once."""
    sources = evidence.sources()
    editions = {
        figure.source: f"{sources[figure.source].name.in_language(language)} {figure.edition}"
        for figure in panel.figures
        if figure.covered
    }
    if not editions:
        return words.NOT_LOADED.in_language(language)
    return words.EDITIONS.filled(editions=", ".join(editions.values())).in_language(language)


def _earlier(partner: PartnerStanding, language: str) -> Plain:
    said = words.counted(partner.earlier, words.ONE_EARLIER, words.EARLIER, none=words.NO_EARLIER)
    return {"said": said.in_language(language), "source": partner.name}


def _check(partner: PartnerStanding, language: str) -> Plain:
    return {"said": check_said(partner, language), "source": partner.name}


def check_said(partner: PartnerStanding, language: str) -> str:
    """The state of a partner's background check, with its day."""
    state = CHECKS[partner.check].in_language(language)
    if partner.checked_on is None:
        return state
    day = written_date(partner.checked_on, language).replace(" ", "\N{NO-BREAK SPACE}")
    return words.CHECKED.filled(state=state, day=day).in_language(language)
