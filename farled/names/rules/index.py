"""An index of listed names: which of them could a name mean?

Words are the doors. A word of the question opens the listed words that are the same, have the same stem, the
same consonants, or consonants that differ by one. Each listed name is then weighed by the rare words that it
shares with the question; the best few are compared in full. An index never changes and knows no batches:
the same question has the same answer whatever else is asked.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from farled.names.rules.forms import agreement, sounded
from farled.names.terms import NameForm, Word, WordKind

_LEGAL_WEIGHT = 0.12
_LITTLE_WEIGHT = 0.04
_COMMON = 2500
"""A word in more names than this opens no candidates where a rarer word of the question does."""
_LEAST_AGREEMENT = 0.7
_LEAST_LETTERS = 0.6
_MOST_NEIGHBOURS = 24
Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name by its number, and the rough share of weight that it has in common, 0 to 1."""

    name: int
    rough: float


class NameIndex:
    """Names by number, each with the number of its owner.

    ``marks``: for each name bits that a question may ask for (the lists on which its owner stands).
    """

    def __init__(
        self, forms: Sequence[NameForm], owners: Sequence[int], marks: Sequence[int] | None = None
    ) -> None:
        self.forms = forms
        self.owners = owners
        self._marks = None if marks is None else np.array(marks, dtype=np.int64)
        self._by_sorted: defaultdict[str, list[int]] = defaultdict(list)
        self._by_joined: defaultdict[str, list[int]] = defaultdict(list)
        self._words: list[Word] = []
        self._number: dict[str, int] = {}
        posts: list[list[int]] = []
        for at, form in enumerate(forms):
            self._by_sorted[form.sorted_key].append(at)
            self._by_joined[form.joined_key].append(at)
            for key, word in {_door(word): word for word in form.words}.items():
                number = self._number.get(key)
                if number is None:
                    number = self._number[key] = len(self._words)
                    self._words.append(word)
                    posts.append([])
                posts[number].append(at)
        self._posts: list[Ids] = [np.array(one, dtype=np.int32) for one in posts]
        self._by_skeleton: defaultdict[str, list[int]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        self._bare = frozenset(number for number, word in enumerate(self._words) if not sounded(word.text))
        for number, word in enumerate(self._words):
            for sign in _doors_of(word):
                self._by_skeleton[sign].append(number)
            self._by_stem[word.stem].append(number)
        self._full = np.array([self.weight_of(form.words) for form in forms], dtype=np.float32)
        self._sums = np.zeros(len(forms), dtype=np.float32)
        self.neighbours = lru_cache(maxsize=200_000)(self._neighbours)
        self.weight = lru_cache(maxsize=400_000)(self._weight)

    def _weight(self, word: Word) -> float:
        """What a word weighs: the rarer, the more; legal forms and little words next to nothing."""
        number = self._number.get(_door(word))
        names = len(self._posts[number]) if number is not None else 0
        rare = math.log(1 + len(self.forms) / (1 + names))
        if word.kind is WordKind.LEGAL:
            return rare * _LEGAL_WEIGHT
        return rare * _LITTLE_WEIGHT if word.kind is WordKind.LITTLE else rare

    def weight_of(self, words: Iterable[Word]) -> float:
        """What all words of a name weigh together, each counted once."""
        return sum(self._weight(word) for word in {_door(one): one for one in words}.values())

    def same(self, form: NameForm) -> list[int]:
        """The names that are the same text: the same words in any order, or the same letters."""
        found = [*self._by_sorted.get(form.sorted_key, ()), *self._by_joined.get(form.joined_key, ())]
        return sorted(set(found))

    def _neighbours(self, word: Word) -> tuple[tuple[int, float], ...]:
        """The listed words that this one may mean, the nearest first, each with how far they agree."""
        own = self._number.get(_door(word))
        if word.is_light:
            return ((own, 1.0),) if own is not None else ()
        near = set(self._by_stem.get(word.stem, ()))
        for sign in _doors_of(word):
            near.update(self._by_skeleton.get(sign, ()))
        near.discard(-1 if own is None else own)
        found = [(number, agreement(word, self._words[number])) for number in self._alike(word, sorted(near))]
        found = [one for one in found if one[1] >= _LEAST_AGREEMENT]
        found.sort(key=lambda one: (-one[1], one[0]))
        first = [(own, 1.0)] if own is not None else []
        return tuple(first + found[:_MOST_NEIGHBOURS])

    def _alike(self, word: Word, near: list[int]) -> list[int]:
        """Those of the listed words that share letters enough; all of them where vowels are not written."""
        if len(near) < 2 or not sounded(word.text):
            return near
        texts = [self._words[number].text for number in near]
        shares = cdist([word.text], texts, scorer=Indel.normalized_similarity, score_cutoff=_LEAST_LETTERS)[0]
        return [
            number
            for number, share in zip(near, shares.tolist(), strict=True)
            if share or number in self._bare
        ]

    def candidates(
        self, form: NameForm, *, most: int, least: float, wanted: int | None = None
    ) -> list[Candidate]:
        """At most so many names that share at least ``least`` of the weight, the best first.

        ``wanted``: only names that bear one of these bits.
        """
        asked = {_door(word): word for word in form.words if not word.is_light}
        doors = sorted(
            ((self.weight(word), self.neighbours(word)) for word in asked.values()), key=lambda one: -one[0]
        )
        weight = self.weight_of(form.words)
        opened: list[Ids] = []
        added: list[Ids] = []
        left, unread = weight, 0.0
        for worth, near in doors:
            # What shares none of the words so far can no longer reach the share that is asked for.
            opens = not opened or 2 * left / weight > least
            for number, agree in near:
                posts = self._posts[number]
                if opened and len(posts) > _COMMON:
                    # Too common to look up: it may be there, and the comparison in full will tell.
                    unread += worth if agree == 1.0 else 0.0
                    continue
                self._sums[posts] += worth * agree
                (opened if opens else added).append(posts)
            left -= worth
        if not opened:
            return []
        found = np.concatenate(opened) if len(opened) > 1 else opened[0]
        share = 2 * (self._sums[found] + unread) / (self._full[found] + weight)
        for posts in (found, *added):
            self._sums[posts] = 0
        good = np.flatnonzero(share >= least)
        if wanted is not None and self._marks is not None:
            good = good[(self._marks[found[good]] & wanted) != 0]
        best = good[np.argsort(-share[good], kind="stable")][: most * 3]
        made: dict[int, float] = {}
        for at in best.tolist():
            made.setdefault(int(found[at]), float(share[at]))
        ordered = sorted(made.items(), key=lambda one: (-one[1], one[0]))[:most]
        return [Candidate(name, rough) for name, rough in ordered]


def _door(word: Word) -> str:
    """By what a word is found: its concept, or itself."""
    return word.key if word.kind is WordKind.DISTINCT else f":{word.key}"


def _doors_of(word: Word) -> set[str]:
    """The consonants of a word, and from three of them on what is left when one of them is missing."""
    bones = word.skeleton
    if len(bones) < 2:
        return {bones} if len(word.text) > 1 else {word.text}
    found = {bones}
    if len(bones) >= 3:
        # Short words have too many neighbours; of them only those that begin with the same letter.
        first = word.text[0] if len(bones) == 3 else ""
        found.update(first + bones[:at] + bones[at + 1 :] for at in range(len(bones)))
    return found
