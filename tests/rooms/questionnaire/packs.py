"""Which small questionnaires do these tests stand on?"""

from collections.abc import Iterable
from dataclasses import replace

from farled.questionnaire.content.canonical import digest_of
from farled.questionnaire.rules import Conditions, conditions_for, vocabulary
from farled.questionnaire.terms import (
    Area,
    Carrying,
    Closing,
    Fact,
    Facts,
    FactType,
    Kind,
    Question,
    Questionnaire,
)
from farled.text.terms import Wording


def words(text: str) -> Wording:
    return Wording(sv=f"{text} på svenska", en=f"{text} in English")


CHECK = Fact("partner.check", FactType.WORD, words("check"), ("current", "aged", "none"))
LINK = Fact("partner.link", FactType.WORD, words("link"), ("yes", "no", "unsure", "unknown"))
IS_NEW = Fact("partner.is_new", FactType.TRUTH, words("new"))
MONEY = Fact("money.amount", FactType.NUMBER, words("money"))
FACTS = (CHECK, LINK, IS_NEW, MONEY)
KNOWN: Facts = {
    "partner.check": "current",
    "partner.link": "unknown",
    "partner.is_new": False,
    "money.amount": 5.0,
}

LINK_CLOSINGS = (
    Closing("found", 'partner.link == "yes"', "yes", words("found"), words("check")),
    Closing(
        "clean", 'partner.link == "no" && partner.check == "current"', "no", words("clean"), words("check")
    ),
)


def question(key: str, **parts: object) -> Question:
    """A question that asks for yes, no or unsure unless ``parts`` say otherwise."""
    usual: dict[str, object] = {
        "area": "partners",
        "kind": Kind.YES_NO_UNSURE,
        "text": words(key),
        "why": words("why"),
        "help": words("help"),
        "reference": "The seed page",
        "touches": ("reputation",),
    }
    return Question(key=key, **(usual | parts))


def pack(*questions: Question, carrying: Iterable[Carrying] = (), version: str = "1.0.0") -> Questionnaire:
    """A questionnaire of these questions over FACTS."""
    whole = Questionnaire(
        id="small",
        version=version,
        title=words("title"),
        lead=words("lead"),
        areas=(Area("partners", words("partners"), words("lead")),),
        questions=questions,
        carrying=tuple(carrying),
        facts=FACTS,
        digest="",
    )
    return replace(whole, digest=digest_of(whole))


def small() -> Questionnaire:
    """Three questions: one that facts may close, one that waits for it, one that is always asked."""
    return pack(
        question(
            "links.detail",
            ask_when='links.military in ["yes", "unsure"]',
            not_asked_because=words("no link"),
        ),
        question("links.military", closings=LINK_CLOSINGS),
        question("results.use"),
    )


def evaluator() -> Conditions:
    """Conditions over FACTS and the questions of ``small``."""
    return conditions_for(vocabulary(facts=FACTS, questions=small().questions))
