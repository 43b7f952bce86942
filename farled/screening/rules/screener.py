"""Which listed parties does a question meet, in three routes, the cheapest first?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from farled.lists.terms import PartyKind
from farled.names.rules.aligning import align
from farled.names.rules.forms import countries_of, form_of, form_of_person, may_be_one
from farled.names.rules.index import NameIndex
from farled.names.terms import Alignment, CountryTable, NameForm, WordKind, WordTable
from farled.screening.rules.comparing import judged
from farled.screening.rules.dates import full_days, years
from farled.screening.rules.merging import groups, identifiers_of
from farled.screening.terms import Asked, Evidence, Hit, Listed, Question, Route, Sign

MOST_HITS = 20
_MOST_CANDIDATES = {True: 20, False: 12}
_LEAST_ROUGH = {True: 0.5, False: 0.6}
"""A person's name is looked at more widely: many are alike, and a day of birth may speak for one."""
_LEAST_NAMES = 60
_FORMS = frozenset(("limited", "stock", "state_enterprise"))
"""Legal forms that say that a name is a company's whole name; "corporation" may only be what it is called."""

_BETWEEN = re.compile(r"\([^()]*\)")


class Registry(Protocol):
    """What a screener wants to know of a register of research organisations."""

    def resolve(self, text: str, countries: frozenset[str]) -> tuple[str, ...]:
        """The ids of the organisations that a name or an affiliation surely names; () where unsure."""

    def named(self, name: str, countries: frozenset[str]) -> tuple[str, ...]:
        """The ids of the organisations of exactly this name, in these countries where any are given."""


class Screener:
    """All lists made ready once; asking changes nothing, so that every question stands for itself."""

    def __init__(
        self,
        listed: Sequence[Listed],
        *,
        words: WordTable,
        countries: CountryTable,
        off: frozenset[str] = frozenset(),
        registry: Registry | None = None,
    ) -> None:
        self._listed, self._words, self._countries, self._registry = listed, words, countries, registry
        self._off = off
        self._group = groups(listed)
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for at, group in enumerate(self._group):
            self._members[group].append(at)
        self._where = [countries_of(one.party.countries, countries) for one in listed]
        self._group_where: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        for at, group in enumerate(self._group):
            self._group_where[group] |= self._where[at]
        self._bit = {source: 1 << at for at, source in enumerate(sorted({one.source for one in listed}))}
        self._marks: defaultdict[int, int] = defaultdict(int)
        for at, one in enumerate(listed):
            self._marks[self._group[at]] |= self._bit[one.source]
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_day: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(listed):
            for number in identifiers_of(one.party.ids):
                self._by_number[number].append(at)
            for day in full_days(one.party.birth):
                self._by_day[day].append(at)
        self._persons = self._index(PartyKind.PERSON, PartyKind.LEGAL_ENTITY)
        self._others = self._index(*(kind for kind in PartyKind if kind is not PartyKind.PERSON))
        self._linked, self._known = self._links()

    def _index(self, *kinds: PartyKind) -> NameIndex:
        forms: list[NameForm] = []
        owners: list[int] = []
        of_person = PartyKind.PERSON in kinds
        for at, one in enumerate(self._listed):
            if one.party.kind in kinds:
                for name in dict.fromkeys((one.party.name, *one.party.aliases, *one.party.weak)):
                    form = self._form(name, of_person=of_person)
                    if form.words:
                        forms.append(form)
                        owners.append(at)
        return NameIndex(forms, owners, [self._marks[self._group[at]] for at in owners])

    def _form(self, name: str, *, of_person: bool) -> NameForm:
        return form_of_person(name) if of_person else form_of(name, self._words)

    def _links(self) -> tuple[Mapping[str, list[int]], Mapping[int, frozenset[str]]]:
        """Which listed parties are which organisation of the register: the same name in the same country."""
        linked: defaultdict[str, list[int]] = defaultdict(list)
        known: defaultdict[int, set[str]] = defaultdict(set)
        if self._registry is not None:
            for at, one in enumerate(self._listed):
                if one.party.kind is PartyKind.PERSON:
                    continue
                for name in dict.fromkeys((one.party.name, *one.party.aliases)):
                    found = self._registry.named(name, self._where[at])
                    if len(found) > 1 and not self._where[at]:
                        continue
                    for ror in found:
                        if at not in linked[ror]:
                            linked[ror].append(at)
                        known[at].add(ror)
        return dict(linked), {at: frozenset(found) for at, found in known.items()}

    def ask(self, question: Question) -> tuple[Hit, ...]:
        """The listed parties that the question meets, the surest first; always the same for one question."""
        best: dict[int, Hit] = {}
        for hit, at in self._met(question):
            kept = best.get(at)
            if kept is None or _order(hit) < _order(kept):
                best[at] = hit
        hits = sorted(best.values(), key=_order)
        return tuple(hits[:MOST_HITS])

    def _met(self, question: Question) -> Iterable[tuple[Hit, int]]:
        where = countries_of(question.countries, self._countries)
        of_person = question.asked is Asked.PERSON
        for number in identifiers_of(question.identifiers):
            for at in self._by_number.get(number, ()):
                yield from self._spread(question, where, at, Route.IDENTIFIER, None, number)
        resolved: tuple[str, ...] = ()
        if not of_person and self._registry is not None:
            resolved = (question.ror,) if question.ror else self._registry.resolve(question.name, where)
            for ror in resolved:
                for at in self._linked.get(ror, ()):
                    yield from self._spread(question, where, at, Route.REGISTRY, None, ror)
        for index, as_person in self._indexes(question):
            yield from self._by_name(question, where, index, as_person, resolved)

    def _indexes(self, question: Question) -> Iterable[tuple[NameIndex, bool]]:
        """Where to look. Where nobody says what is asked about, words of organisations tell it."""
        asked = question.asked
        if asked is Asked.UNKNOWN:
            words = form_of(question.name, self._words).words
            if any(one.kind in (WordKind.CONCEPT, WordKind.LEGAL) for one in words):
                asked = Asked.ORGANISATION
        if asked is not Asked.ORGANISATION:
            yield self._persons, True
        if asked is not Asked.PERSON:
            yield self._others, False

    def _by_name(
        self,
        question: Question,
        where: frozenset[str],
        index: NameIndex,
        as_person: bool,
        resolved: tuple[str, ...],
    ) -> Iterable[tuple[Hit, int]]:
        wanted = sum(bit for source, bit in self._bit.items() if self._asks(question, source))
        for text in self._readings(question.name, as_person=as_person):
            form = self._form(text, of_person=as_person)
            if not form.words:
                continue
            exact = index.same(form)
            numbers = [(name, Route.EXACT_NAME) for name in exact]
            numbers += [
                (one.name, Route.FUZZY_NAME)
                for one in index.candidates(
                    form, most=_MOST_CANDIDATES[as_person], least=_LEAST_ROUGH[as_person], wanted=wanted
                )
                if one.name not in exact
            ]
            for name, route in numbers:
                listed = index.forms[name]
                lying = align(form, listed, index.weight, of_person=as_person)
                if route is Route.EXACT_NAME and form.joined_key == listed.joined_key and lying.agree < 100:
                    lying = Alignment(100, lying.pairs, (), ())
                if lying.agree >= _LEAST_NAMES:
                    yield from self._spread(
                        question, where, index.owners[name], route, (form, listed, lying), "", resolved
                    )

    def _readings(self, name: str, *, as_person: bool) -> list[str]:
        """The name as a whole, and without what stands in brackets."""
        if as_person:
            return [name]
        found = [name]
        if "(" in name:
            found.append(_BETWEEN.sub(" ", name))
        return list(dict.fromkeys(one for one in found if one.strip()))

    def _spread(
        self,
        question: Question,
        where: frozenset[str],
        at: int,
        route: Route,
        met: tuple[NameForm, NameForm, Alignment] | None,
        by: str,
        resolved: tuple[str, ...] = (),
    ) -> Iterable[tuple[Hit, int]]:
        """A hit on the entry that was met, and on those of other lists that are the same party."""
        for other in self._members[self._group[at]]:
            listed = self._listed[other]
            if self._asks(question, listed.source):
                yield self._hit(question, where, at, other, route, met, by, resolved), other

    def _asks(self, question: Question, source: str) -> bool:
        if question.targets:
            return "*" in question.targets or source in question.targets
        return source not in self._off

    def _hit(
        self,
        question: Question,
        where: frozenset[str],
        at: int,
        other: int,
        route: Route,
        met: tuple[NameForm, NameForm, Alignment] | None,
        by: str,
        resolved: tuple[str, ...],
    ) -> Hit:
        listed = self._listed[other]
        if met is None:
            of_person = listed.party.kind is PartyKind.PERSON
            index = self._persons if of_person else self._others
            asked = self._form(question.name, of_person=of_person)
            form = self._form(listed.party.name, of_person=of_person)
            met = (asked, form, align(asked, form, index.weight, of_person=of_person))
        asked, form, lying = met
        evidence = tuple(self._evidence(question, where, at, other, route, by, resolved))
        state, score = judged(lying.agree, evidence, is_telling=_is_telling(asked, form, evidence, route))
        return Hit(
            listed=listed,
            route=route,
            state=state,
            score=score,
            names_agree=lying.agree,
            identity=evidence,
            asked=asked,
            met=form,
            alignment=lying,
            through=self._listed[at] if at != other else None,
        )

    def _evidence(
        self,
        question: Question,
        where: frozenset[str],
        at: int,
        other: int,
        route: Route,
        by: str,
        resolved: tuple[str, ...],
    ) -> Iterable[Evidence]:
        party = self._listed[other].party
        if route is Route.IDENTIFIER:
            yield Evidence("identifier", Sign.FOR, by, by)
        if route is Route.REGISTRY:
            yield Evidence("registry", Sign.FOR, by, by)
        elif resolved and party.kind is not PartyKind.PERSON:
            yield from self._registry_says(other, at, resolved, route)
        if party.kind is PartyKind.PERSON:
            yield from _birth(question.birth, party.birth or self._listed[at].party.birth)
        else:
            yield from self._country(where, self._where[other] or self._group_where[self._group[other]])

    def _registry_says(
        self, other: int, at: int, resolved: tuple[str, ...], route: Route
    ) -> Iterable[Evidence]:
        """What the register says of a name that it knows: the listed organisation, or another one.

        A name that only resembles a listed one, and is itself the name of an organisation of the register,
        belongs to that organisation ("Guizhou University" is not Guangzhou's).
        """
        known = self._known.get(other) or self._known.get(at) or frozenset()
        if known & set(resolved):
            yield Evidence("registry", Sign.FOR, resolved[0], resolved[0])
        elif known or route is Route.FUZZY_NAME:
            yield Evidence("registry", Sign.AGAINST, resolved[0], min(known, default=""))

    def _country(self, ours: frozenset[str], theirs: frozenset[str]) -> Iterable[Evidence]:
        same = may_be_one(ours, theirs, self._countries)
        sign = Sign.SILENT if same is None else Sign.FOR if same else Sign.AGAINST
        yield Evidence("country", sign, " ".join(sorted(ours)), " ".join(sorted(theirs)))


def _birth(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Iterable[Evidence]:
    days, others = full_days(ours), full_days(theirs)
    mine, yours = years(ours), years(theirs)
    if days & others:
        sign = Sign.FOR
    elif not mine or not yours:
        sign = Sign.SILENT
    elif min(abs(one - other) for one in mine for other in yours) > 1:
        sign = Sign.AGAINST
    else:
        sign = Sign.SILENT if days and others else Sign.FOR
    yield Evidence("birth", sign, ", ".join(ours), ", ".join(theirs))


def _is_telling(asked: NameForm, listed: NameForm, evidence: tuple[Evidence, ...], route: Route) -> bool:
    """Whether a name says enough by itself, or the place says the rest.

    A single short word ("MIT"), or nothing but describing words ("Ministry of Energy"), belongs to many; a
    company's whole name with its legal form ("OAO SKB PA") does not.
    """
    if route is Route.EXACT_NAME and _legal(asked) & _legal(listed):
        return True
    placed = any(one.matter in ("country", "birth") and one.sign is Sign.FOR for one in evidence)
    heavy = {one.key: one for one in listed.words if not one.is_light}.values()
    if len(heavy) == 1:
        return placed or any(one.kind is WordKind.DISTINCT and len(one.text) >= 5 for one in heavy)
    return (
        placed or len(heavy) > 2 or any(one.kind is WordKind.DISTINCT and len(one.text) > 2 for one in heavy)
    )


def _legal(form: NameForm) -> set[str]:
    return {one.key for one in form.words if one.key in _FORMS}


def _order(hit: Hit) -> tuple[float, str, str, str]:
    return (-hit.score, hit.listed.source, hit.listed.party.entry_id, hit.met.original)
