"""Does a decision still cover the collaboration as it is now?"""

from collections.abc import Iterator, Mapping
from typing import Any

from farled.assessment.rules.plain import normal
from farled.assessment.terms import Covered, CoveredPartner, Names
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, PARTNER_ROLES, REACHES
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.questionnaire.rules.answers import name_of
from farled.questionnaire.terms import Question, Unasked
from farled.text.rules import date_in_words
from farled.text.terms import Wording

_PURPOSE = Wording(sv="Syftet har skrivits om.", en="The purpose has been rewritten.")
_CHANGED = Wording(
    sv="{what} är nu: {now}. Beslutet gällde: {before}.",
    en="{what} is now: {now}. The decision was for: {before}.",
)
_LATER = Wording(
    sv="Samarbetet slutar nu {now}. Beslutet gällde ett slut {before}.",
    en="The collaboration now ends {now}. The decision was for an end {before}.",
)
_EARLIER = Wording(
    sv="Samarbetet börjar nu {now}. Beslutet gällde en början {before}.",
    en="The collaboration now begins {now}. The decision was for a beginning {before}.",
)
_ADDED = Wording(sv="En partner har kommit till: {name}.", en="A partner has been added: {name}.")
_REMOVED = Wording(
    sv="En partner är inte längre med: {name}.", en="A partner is no longer part of it: {name}."
)
_RENAMED = Wording(
    sv="Partnern som beslutet kallar {before} heter nu {now}.",
    en="The partner that the decision calls {before} is now called {now}.",
)
_MOVED = Wording(
    sv="Partnern {name} finns nu i: {now}. Beslutet gällde: {before}.",
    en="The partner {name} is now in: {now}. The decision was for: {before}.",
)
_ROLE = Wording(
    sv="Partnern {name} är nu: {now}. Beslutet gällde: {before}.",
    en="The partner {name} is now: {now}. The decision was for: {before}.",
)
_ANSWER = Wording(
    sv="Svaret på \u201d{question}\u201d är nu: {now}. Beslutet gällde: {before}.",
    en="The answer to \u201c{question}\u201d is now: {now}. The decision was for: {before}.",
)
_NEW_ANSWER = Wording(
    sv="En fråga som beslutet inte gällde är nu besvarad: \u201d{question}\u201d, {now}.",
    en="A question that the decision did not cover is now answered: \u201c{question}\u201d, {now}.",
)
_LOST_ANSWER = Wording(
    sv="En fråga som beslutet gällde är inte längre besvarad: \u201d{question}\u201d.",
    en="A question that the decision covered is no longer answered: \u201c{question}\u201d.",
)
_ACTIVITY = Wording(sv="Verksamheten", en="The activity")
_AGREEMENT = Wording(sv="Avtalet", en="The agreement")
_REACH = Wording(sv="Vad avtalet binder", en="What the agreement binds")
_FUNDING = Wording(sv="Finansieringen", en="The funding")
_UNIT = Wording(sv="Den ansvariga enheten", en="The responsible unit")
_UNASKED = {
    Unasked.UNANSWERED.value: Wording(sv="obesvarad", en="unanswered"),
    Unasked.NOT_ASKED.value: Wording(sv="inte ställd", en="not asked"),
}
_NO_NAMES = Names()


def uncovered(*, before: Covered, now: Covered, names: Names = _NO_NAMES) -> tuple[Wording, ...]:
    """Every material change since the decision, in words; empty while the decision covers what is now.

    An earlier end is covered. Whether the decision's time has run out is another question: see ``lapsed``.
    """
    return (
        *_words(before, now, names),
        *((_PURPOSE,) if normal(before.purpose) != normal(now.purpose) else ()),
        *_dates(before, now),
        *_partners(before, now, names),
        *_answers(dict(before.answers), dict(now.answers), names),
    )


def _words(before: Covered, now: Covered, names: Names) -> Iterator[Wording]:
    for what, called, old, new in (
        (_ACTIVITY, ACTIVITIES, Activity(before.activity), Activity(now.activity)),
        (_AGREEMENT, AGREEMENTS, Agreement(before.agreement), Agreement(now.agreement)),
        (_REACH, REACHES, Reach(before.reach), Reach(now.reach)),
        (_FUNDING, FUNDINGS, Funding(before.funding), Funding(now.funding)),
        (_UNIT, names.units, before.unit, now.unit),
    ):
        if old != new:
            yield _CHANGED.filled(what=what, before=_called(called, old), now=_called(called, new))


def _dates(before: Covered, now: Covered) -> Iterator[Wording]:
    if now.ends_on > before.ends_on:
        yield _LATER.filled(now=date_in_words(now.ends_on), before=date_in_words(before.ends_on))
    if now.starts_on < before.starts_on:
        yield _EARLIER.filled(now=date_in_words(now.starts_on), before=date_in_words(before.starts_on))


def _partners(before: Covered, now: Covered, names: Names) -> Iterator[Wording]:
    old = {partner.id: partner for partner in before.partners}
    new = {partner.id: partner for partner in now.partners}
    for partner in new.values():
        if partner.id not in old:
            yield _ADDED.filled(name=partner.name)
    for partner in old.values():
        if partner.id not in new:
            yield _REMOVED.filled(name=partner.name)
        else:
            yield from _partner(partner, new[partner.id], names)


def _partner(before: CoveredPartner, now: CoveredPartner, names: Names) -> Iterator[Wording]:
    if normal(before.name) != normal(now.name):
        yield _RENAMED.filled(before=before.name, now=now.name)
    if before.country != now.country:
        was, has_become = _called(names.countries, before.country), _called(names.countries, now.country)
        yield _MOVED.filled(name=now.name, before=was, now=has_become)
    if before.role != now.role:
        was, has_become = PARTNER_ROLES[PartnerRole(before.role)], PARTNER_ROLES[PartnerRole(now.role)]
        yield _ROLE.filled(name=now.name, before=was, now=has_become)


def _answers(before: Mapping[str, str], now: Mapping[str, str], names: Names) -> Iterator[Wording]:
    for key in dict.fromkeys((*before, *now)):
        question = names.questions.get(key)
        text = question.text if question else Wording(sv=key, en=key)
        if key not in now:
            yield _LOST_ANSWER.filled(question=text)
        elif key not in before:
            yield _NEW_ANSWER.filled(question=text, now=_value(question, now[key]))
        elif normal(before[key]) != normal(now[key]):
            was, has_become = _value(question, before[key]), _value(question, now[key])
            yield _ANSWER.filled(question=text, before=was, now=has_become)


def _called(names: Mapping[Any, Wording], id: str) -> Wording:
    return names[id] if id in names else Wording(sv=str(id), en=str(id))


def _value(question: Question | None, value: str) -> Wording:
    if value in _UNASKED:
        return _UNASKED[value]
    if question and (value in question.allowed or not question.allowed):
        return name_of(question=question, value=value)
    return Wording(sv=value, en=value)
