"""In what does one edition differ from the one before it, in short?"""

from collections.abc import Mapping

from farled.evidence.terms import Source
from farled.evidence.terms.comparing import Difference

Headline = Mapping[tuple[str, int], float]
"""The headline's value by territory and year."""


def difference(*, source: Source, before: str, old: Headline, new: Headline) -> Difference:
    """What an operator wants to see of a new edition beside the earlier one, whose name is ``before``.

    A figure counts as revised, risen or fallen when it differs as printed, not in unprinted decimals.
    """
    old_now, new_now = _newest(old), _newest(new)
    shared = old.keys() & new.keys()
    both = old_now.keys() & new_now.keys()
    steps = [_step(source, old_now[code], new_now[code]) for code in both]
    return Difference(
        before=before,
        added=tuple(sorted(new_now.keys() - old_now.keys())),
        gone=tuple(sorted(old_now.keys() - new_now.keys())),
        years_added=tuple(sorted({year for _, year in new} - {year for _, year in old})),
        compared=len(shared),
        revised=sum(_step(source, old[key], new[key]) != 0 for key in shared),
        rose=sum(step > 0 for step in steps),
        fell=sum(step < 0 for step in steps),
    )


def _newest(values: Headline) -> dict[str, float]:
    newest = max((year for _, year in values), default=0)
    return {code: value for (code, year), value in values.items() if year == newest}


def _step(source: Source, before: float, now: float) -> float:
    decimals = source.headline().decimals
    return round(now, decimals) - round(before, decimals)
