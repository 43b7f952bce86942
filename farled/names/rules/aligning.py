"""How do two names lie on each other, word by word, and how far do they agree?"""

from collections.abc import Callable, Iterable
from operator import itemgetter

from farled.names.rules.forms import agreement, skeleton
from farled.names.terms import Alignment, NameForm, Pair, Word, WordKind

_first_four = itemgetter(0, 1, 2, 3)
Weigh = Callable[[Word], float]

_LEAST = 0.6
_JOINED = 0.95
_CONTRADICTED = 0.8
_OMITTED_OF_PERSON = 0.45


def align(asked: NameForm, listed: NameForm, weigh: Weigh, *, of_person: bool) -> Alignment:
    """Lay the words of one name on those of another, the best pair first, each word once.

    What one side leaves out weighs as what is missing. Where both sides have a telling word that the other
    lacks, they contradict each other ("Guizhou", "Guangzhou"), and that weighs more.
    """
    ours, theirs = _distinct(asked.words), _distinct(listed.words)
    pairs, ours_left, theirs_left = _paired(ours, theirs, weigh)
    more, ours_left, theirs_left = _joined(ours_left, theirs_left, weigh)
    pairs += more
    met = sum(one.agree * one.weight for one in pairs)
    ours_alone, theirs_alone = _sum(ours_left, weigh), _sum(theirs_left, weigh)
    if of_person:
        share = _share_of_persons(pairs, met, ours_alone, theirs_alone)
    else:
        whole = sum(one.weight for one in pairs) + (ours_alone + theirs_alone) / 2
        against = min(_heaviest(ours_left, weigh), _heaviest(theirs_left, weigh))
        share = (met - _CONTRADICTED * against) / whole if whole else 0.0
    return Alignment(
        agree=max(0, min(100, round(100 * share))),
        pairs=tuple(pairs),
        asked_alone=tuple(one.text for one in ours_left),
        listed_alone=tuple(one.text for one in theirs_left),
    )


def _share_of_persons(pairs: list[Pair], met: float, ours_alone: float, theirs_alone: float) -> float:
    """A name may be left out (a patronymic); a different one contradicts; one word is not enough."""
    whole = [one for one in pairs if len(one.asked) > 1 and len(one.listed) > 1]
    matched = sum(one.weight for one in pairs)
    if not matched:
        return 0.0
    both = min(ours_alone, theirs_alone)
    omitted = abs(ours_alone - theirs_alone)
    share = met / (matched + both * 1.6 + omitted * _OMITTED_OF_PERSON)
    if len(whole) < 2 and (ours_alone or theirs_alone or len(pairs) < 2):
        return min(share, 0.6)
    return share


def _distinct(words: Iterable[Word]) -> list[Word]:
    """Each word once, in order."""
    return list({(one.key, one.kind): one for one in words}.values())


def _sum(words: Iterable[Word], weigh: Weigh) -> float:
    return sum(map(weigh, words))


def _heaviest(words: Iterable[Word], weigh: Weigh) -> float:
    """The weight of the most telling word; one that only describes tells half as much."""
    return max(
        (weigh(one) * (1.0 if one.kind is WordKind.DISTINCT else 0.5) for one in words if not one.is_light),
        default=0.0,
    )


def _paired(ours: list[Word], theirs: list[Word], weigh: Weigh) -> tuple[list[Pair], list[Word], list[Word]]:
    met = []
    for at, one in enumerate(ours):
        for there, other in enumerate(theirs):
            if one.is_light is other.is_light:
                agree = agreement(one, other)
                if agree >= _LEAST:
                    worth = -agree * min(weigh(one), weigh(other))
                    met.append((worth, abs(at - there), one.text, other.text, agree, one, other))
    met.sort(key=_first_four)
    pairs: list[Pair] = []
    taken: set[int] = set()
    for _worth, _near, _text, _other, agree, one, other in met:
        if id(one) in taken or id(other) in taken:
            continue
        taken |= {id(one), id(other)}
        pairs.append(
            _pair(one.text, other.text, agree, _weight(one, other, agree, weigh), _why(one, other, agree))
        )
    return (
        pairs,
        [one for one in ours if id(one) not in taken],
        [one for one in theirs if id(one) not in taken],
    )


def _weight(one: Word, other: Word, agree: float, weigh: Weigh) -> float:
    """Spellings of one word weigh what the commoner one weighs: a slip of the pen is not rare."""
    return min(weigh(one), weigh(other)) if agree < 1 else weigh(other)


def _pair(asked: str, listed: str, agree: float, weight: float, why: str) -> Pair:
    return Pair(asked=asked, listed=listed, agree=round(agree, 3), weight=round(weight, 3), why=why)


def _why(one: Word, other: Word, agree: float) -> str:
    if one.text == other.text:
        return "same"
    if agree == 1.0:
        return f"both mean {one.key}"
    if len(one.text) == 1 or len(other.text) == 1:
        return "initial"
    if one.stem == other.stem:
        return "same stem"
    return "same consonants" if one.skeleton == other.skeleton else "alike"


def _joined(ours: list[Word], theirs: list[Word], weigh: Weigh) -> tuple[list[Pair], list[Word], list[Word]]:
    """Two words of one name written as one in the other: "sber bank", "sberbank"."""
    pairs, ours, theirs = _two_as_one(ours, theirs, weigh)
    turned, theirs, ours = _two_as_one(theirs, ours, weigh)
    pairs += [_pair(one.listed, one.asked, one.agree, one.weight, one.why) for one in turned]
    return pairs, ours, theirs


def _two_as_one(
    twos: list[Word], ones: list[Word], weigh: Weigh
) -> tuple[list[Pair], list[Word], list[Word]]:
    pairs: list[Pair] = []
    twos, ones = list(twos), list(ones)
    at = 0
    while at + 1 < len(twos):
        both = twos[at].text + twos[at + 1].text
        bones = skeleton(both)
        other = next(
            (one for one in ones if one.text == both or (len(bones) > 3 and one.skeleton == bones)), None
        )
        if other is None:
            at += 1
            continue
        pairs.append(
            _pair(f"{twos[at].text} {twos[at + 1].text}", other.text, _JOINED, weigh(other), "one word")
        )
        del twos[at : at + 2]
        ones.remove(other)
    return pairs, twos, ones
