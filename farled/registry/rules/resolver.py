"""Which organisations of the register does an affiliation name?

Names of the register are looked for as phrases in the text, the longest one at each place. A phrase that
several organisations bear is settled by the country and the city that the text names; what stays open is
"unsure", with candidates. Where no name stands word for word, each part of the text is compared as a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from farled.names.rules.aligning import align
from farled.names.rules.forms import form_of, latin
from farled.names.rules.index import NameIndex
from farled.names.terms import CountryTable, NameForm, Word, WordKind, WordTable
from farled.registry.terms import Answer, NameUse, Organisation, OrganisationState, Resolved

_PARTS = re.compile(r"[,;|()\[\]]|\s[-–—]\s|\n")
_MARKUP = re.compile(r"#[A-Z]+#|&NA;|(?<![^\W\d])\d+(?=[^\W\d])|\b\d[\d-]*\b")
_LONGEST = 14
_ALIKE = 88
_UNSURE = 75
_MOST_PERHAPS = 5
_LOCATION = re.compile(r"\s*\(([^()]*)\)\s*$")
_USES = tuple(NameUse)
_TELLING = frozenset(
    ("university", "institute", "college", "hospital", "school", "academy", "laboratory", "centre", "clinic")
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase of the text: at which words of which part, and the organisations that bear it."""

    part: int
    places: tuple[int, ...]
    whole: bool
    bearers: tuple[tuple[int, NameUse], ...]
    words: str


class Resolver:
    """The register made ready once; asking changes nothing."""

    def __init__(
        self, organisations: Sequence[Organisation], *, words: WordTable, countries: CountryTable
    ) -> None:
        self._all, self._words, self._countries = organisations, words, countries
        self._by_ror = {one.ror: at for at, one in enumerate(organisations)}
        self._phrases: defaultdict[str, dict[int, NameUse]] = defaultdict(dict)
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_joined: defaultdict[str, set[int]] = defaultdict(set)
        self._cities: defaultdict[str, set[str]] = defaultdict(set)
        forms: list[NameForm] = []
        owners: list[int] = []
        for at, one in enumerate(organisations):
            if one.state is OrganisationState.WITHDRAWN:
                continue
            self._cities[_plain(one.city)].add(one.country)
            for name in one.names:
                form = form_of(name.text, words)
                keys = _keys(form.words)
                if not keys:
                    continue
                self._phrases[" ".join(keys)].setdefault(at, name.use)
                if name.use is not NameUse.ACRONYM:
                    self._by_joined[form.joined_key].add(at)
                    self._by_key[form.sorted_key].add(at)
                    forms.append(form)
                    owners.append(at)
                    bare = _LOCATION.sub("", name.text)
                    if bare != name.text:
                        short = form_of(bare, words)
                        self._phrases[" ".join(_keys(short.words))].setdefault(at, NameUse.ALIAS)
        self._index = NameIndex(forms, owners)

    @property
    def size(self) -> int:
        """How many organisations the register holds."""
        return len(self._all)

    def organisation(self, ror: str) -> Organisation | None:
        """The organisation with this id, None for an unknown one."""
        at = self._by_ror.get(ror)
        return None if at is None else self._all[at]

    def named(self, name: str, countries: frozenset[str]) -> tuple[str, ...]:
        """The ids of the organisations of exactly this name, in these countries where any are given."""
        form = form_of(name, self._words)
        if not form.words:
            return ()
        found = self._by_key.get(form.sorted_key, set()) | self._by_joined.get(form.joined_key, set())
        return tuple(
            sorted(self._all[at].ror for at in found if not countries or self._all[at].country in countries)
        )

    def resolve(self, text: str, countries: frozenset[str]) -> tuple[str, ...]:
        """The ids of the organisations that a text surely names."""
        return tuple(one.ror for one in self.answer(text, countries).sure)

    def answer(self, text: str, countries: frozenset[str] = frozenset()) -> Answer:
        """What a text names, surely or perhaps; ``countries`` where somebody knows them besides the text."""
        text = _MARKUP.sub(" ", text.replace("&amp;", "&"))
        parts = [part for part in _PARTS.split(text) if part and part.strip()]
        read = [(form_of(part, self._words)) for part in parts]
        phrases = self._phrases_in(read)
        places = countries or self._places(read, phrases)
        cities = self._cities_in(parts)
        sure: dict[int, Resolved] = {}
        perhaps: dict[int, Resolved] = {}
        for found in phrases:
            chosen, open_ = self._settled(found, places, cities)
            for at in chosen:
                kept = self._told(at, 1.0 if found.whole else 0.95, found.words)
                sure.setdefault(at, kept)
            for at in open_:
                perhaps.setdefault(at, self._told(at, 0.5, found.words))
        if not sure:
            alike = self._alike(read, places, cities)
            second = alike[1][1] if len(alike) > 1 else 0
            for at, score, words in alike:
                if not sure and not perhaps and score >= _ALIKE and score > second:
                    sure[at] = self._told(at, score / 100, words)
                else:
                    perhaps.setdefault(at, self._told(at, score / 100, words))
        return Answer(
            sure=tuple(sorted(sure.values(), key=lambda one: (-one.score, one.ror))),
            perhaps=tuple(
                sorted(
                    (one for at, one in perhaps.items() if at not in sure),
                    key=lambda one: (-one.score, one.ror),
                )[:_MOST_PERHAPS]
            ),
        )

    def _told(self, at: int, score: float, words: str) -> Resolved:
        return Resolved(self._all[at].ror, self._all[at].name, round(score, 3), words)

    def _places(self, read: Sequence[NameForm], phrases: Iterable[_Found]) -> frozenset[str]:
        """The countries that the text names outside of names: Georgia is none in "University of Georgia".

        A name that is a country's too ("Singapore") counts as the country.
        """
        taken = {
            (one.part, at) for one in phrases if one.words not in self._countries.names for at in one.places
        }
        found: set[str] = set()
        for part, form in enumerate(read):
            texts = [
                "," if (part, at) in taken else text
                for at, one in enumerate(form.words)
                for text in one.text.split()
            ]
            at = 0
            while at < len(texts):
                sizes = range(min(self._countries.longest, len(texts) - at), 0, -1)
                size = next(
                    (size for size in sizes if " ".join(texts[at : at + size]) in self._countries.names), 0
                )
                if size and (size > 1 or len(texts[at]) > 2 or at == len(texts) - 1):
                    found.add(self._countries.names[" ".join(texts[at : at + size])])
                at += size or 1
        return frozenset(found)

    def _cities_in(self, parts: Iterable[str]) -> Mapping[str, set[str]]:
        found = {}
        for part in parts:
            words = [one for one in _plain(part).split() if not one.isdigit()]
            for start in range(len(words)):
                for size in (1, 2, 3):
                    name = " ".join(words[start : start + size])
                    if name in self._cities:
                        found[name] = self._cities[name]
        return found

    def _phrases_in(self, read: Sequence[NameForm]) -> list[_Found]:
        """The names of the register in a text, the longest one at each place, across commas too."""
        placed = [
            (part, place, word)
            for part, form in enumerate(read)
            for place, word in enumerate(form.words)
            if word.kind is not WordKind.LITTLE
        ]
        parts, words = [one[0] for one in placed], [one[2] for one in placed]
        keys = [one.key for one in words]
        found: list[_Found] = []
        at = 0
        while at < len(keys):
            sizes = range(min(_LONGEST, len(keys) - at), 0, -1)
            size = next((size for size in sizes if self._is_name(keys, words, parts, at, size)), 0)
            if not size:
                at += 1
                continue
            end = at + size
            found.append(
                _Found(
                    part=parts[at],
                    places=tuple(one[1] for one in placed[at:end] if one[0] == parts[at]),
                    whole=_begins(parts, at) and _ends(parts, end),
                    bearers=tuple(self._phrases[" ".join(keys[at:end])].items()),
                    words=" ".join(one.text for one in words[at:end]),
                )
            )
            at = end
        return found

    def _is_name(self, keys: list[str], words: list[Word], parts: list[int], at: int, size: int) -> bool:
        """Whether a phrase is a name of the register that says enough where it stands."""
        phrase = " ".join(keys[at : at + size])
        bearers = self._phrases.get(phrase)
        if not bearers:
            return False
        end = at + size
        is_whole = _begins(parts, at) and _ends(parts, end)
        if parts[at] != parts[end - 1] and not (_begins(parts, at) and self._is_one(keys, parts, at, end)):
            return False
        if size > 1:
            # "University of Technology" is the end of another name where a telling word stands before it.
            return is_whole or any(one.kind is WordKind.DISTINCT for one in words[at : at + size])
        word = words[at]
        if word.kind is not WordKind.DISTINCT or phrase in self._cities or phrase in self._countries.names:
            return False
        if all(use is NameUse.ACRONYM for use in bearers.values()):
            return is_whole and len(word.text) >= 3
        return is_whole or len(word.text) >= 7

    def _is_one(self, keys: list[str], parts: list[int], at: int, end: int) -> bool:
        """Whether a phrase across a comma is one name: not "Institute of Energy, Kyoto University"."""
        cut = next(place for place in range(at + 1, end) if parts[place] != parts[place - 1])
        return "university" not in keys[cut:end] or " ".join(keys[cut:end]) not in self._phrases

    def _settled(
        self, found: _Found, places: frozenset[str], cities: Mapping[str, set[str]]
    ) -> tuple[list[int], list[int]]:
        """Whom a phrase means: by the country, then by the city; what is left over stays open."""
        bearers = [at for at, _use in found.bearers if self._all[at].state is OrganisationState.ACTIVE]
        bearers = bearers or [at for at, _use in found.bearers]
        if places:
            near = [at for at in bearers if self._all[at].country in places]
            if not near:
                return [], bearers
            bearers = near
        if len(bearers) > 1:
            near = [at for at in bearers if _plain(self._all[at].city) in cities]
            bearers = near or bearers
        if len(bearers) > 1:
            use = dict(found.bearers)
            first = min((use[at] for at in bearers), key=_USES.index)
            bearers = [at for at in bearers if use[at] is first]
        if len(bearers) == 1:
            return bearers, []
        return [], bearers

    def _alike(
        self, read: Sequence[NameForm], places: frozenset[str], cities: Mapping[str, set[str]]
    ) -> list[tuple[int, int, str]]:
        """Names of the register that are nearly a part of the text, the nearest first."""
        best: dict[int, tuple[int, str]] = {}
        for form in read:
            if not any(one.key in _TELLING for one in form.words) or len(form.words) < 2:
                continue
            for candidate in self._index.candidates(form, most=8, least=0.6):
                at = self._index.owners[candidate.name]
                if places and self._all[at].country not in places:
                    continue
                lying = align(form, self._index.forms[candidate.name], self._index.weight, of_person=False)
                score = lying.agree + (2 if _plain(self._all[at].city) in cities else 0)
                if score >= _UNSURE and score > best.get(at, (0, ""))[0]:
                    best[at] = (min(score, 99), form.latin)
        return sorted(
            ((at, score, words) for at, (score, words) in best.items()), key=lambda one: (-one[1], one[0])
        )


def _begins(parts: list[int], at: int) -> bool:
    """Whether a part of the text begins here."""
    return at == 0 or parts[at] != parts[at - 1]


def _ends(parts: list[int], end: int) -> bool:
    """Whether a part of the text ends before this word."""
    return end == len(parts) or parts[end] != parts[end - 1]


def _keys(words: Iterable[Word]) -> list[str]:
    return [one.key for one in words if one.kind is not WordKind.LITTLE]


def _plain(text: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", latin(text)))
