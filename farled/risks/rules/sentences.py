"""Which facts does a sentence name, and how does it read with their words?"""

import re
from collections.abc import Mapping

from farled.questionnaire.terms import FactValue
from farled.risks.terms import Words
from farled.text.terms import LANGUAGES, Wording

_PLACE = re.compile(r"\{([^{}]*)\}")


def places_in(text: str) -> tuple[str, ...]:
    """The keys of facts that the text names in braces."""
    return tuple(_PLACE.findall(text))


def spoken(wording: Wording, values: Mapping[str, FactValue], words: Words) -> Wording:
    """The sentence with each {fact} replaced by the word for its value, in each language."""

    def in_language(language: str) -> str:
        return _PLACE.sub(
            lambda place: words.values[place[1]][str(values[place[1]])].in_language(language),
            wording.in_language(language),
        )

    sv, en = (in_language(language) for language in LANGUAGES)
    return Wording(sv=sv, en=en)
