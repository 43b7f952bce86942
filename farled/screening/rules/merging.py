"""Which entries of several lists are one party?

Two entries are one where they share a strong identifier, or where two persons share a whole day of birth and
a whole name. Nothing else merges: that two names are alike is for a person to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from farled.lists.terms import PartyKind
from farled.names.rules.forms import form_of_person, latin
from farled.screening.rules.dates import full_days
from farled.screening.terms import Listed

_NUMBER = re.compile(r"[A-Z0-9]*\d[A-Z0-9]*")
_MOST_SHARING = 12
"""An identifier that more entries share than this is a placeholder or a list's own reference."""


def identifiers_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The identifiers in what lists and registers write, without what they are called.

    Eight signs at least, six of them figures; "7701970257 (Tax ID/INN)" gives "7701970257".
    """
    found: dict[str, None] = {}
    for text in texts:
        bare = re.sub(r"\(.*?\)", " ", text.upper())
        for one in _NUMBER.findall(re.sub(r"[-./]", "", bare)):
            if len(one) >= 8 and sum(sign.isdigit() for sign in one) >= 6 and len(set(one)) > 2:
                found[one] = None
    return tuple(found)


def groups(listed: Sequence[Listed]) -> list[int]:
    """For each entry the number of the party it belongs to: that of the first entry it is one with."""
    leader = list(range(len(listed)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for together in (*_by_identifier(listed).values(), *_by_birth(listed).values()):
        kinds = {_is_person(listed[at]) for at in together}
        if 1 < len(together) <= _MOST_SHARING and len(kinds - {None}) <= 1:
            lowest = min(first(at) for at in together)
            for at in together:
                leader[first(at)] = lowest
    return [first(at) for at in range(len(listed))]


def _by_identifier(listed: Sequence[Listed]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(listed):
        for number in identifiers_of(one.party.ids):
            found[number].append(at)
    return found


def _by_birth(listed: Sequence[Listed]) -> Mapping[tuple[str, str], list[int]]:
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(listed):
        if one.party.kind is not PartyKind.PERSON:
            continue
        days = full_days(one.party.birth)
        if days:
            for name in {form_of_person(name).sorted_key for name in (one.party.name, *one.party.aliases)}:
                if " " in name:
                    for day in days:
                        found[day, name].append(at)
    return found


def _is_person(listed: Listed) -> bool | None:
    """None where the list does not say whether it is a person."""
    if listed.party.kind is PartyKind.LEGAL_ENTITY:
        return None
    return listed.party.kind is PartyKind.PERSON


def plain_number(text: str) -> str:
    """An identifier as a register writes it, without spaces and marks."""
    return "".join(one for one in latin(text).upper() if one.isalnum())
