"""Which parts of the full assessment open, what is required, and for which reasons?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from farled.assessment.terms import Opened
from farled.risks.terms import Finding, HardStop, Rulebook
from farled.text.terms import Wording

Found = HardStop | Finding


def opened_areas(
    findings: tuple[Finding, ...], stops: tuple[HardStop, ...], rulebook: Rulebook
) -> tuple[Opened, ...]:
    """The areas that something opens, in the rulebook's order, each with every reason; stops come first."""
    everything: tuple[Found, ...] = (*stops, *findings)
    behind = _behind((found, found.areas) for found in everything)
    return tuple(_opened(area.id, area.name, behind[area.id]) for area in rulebook.areas if area.id in behind)


def opened_requirements(findings: tuple[Finding, ...], rulebook: Rulebook) -> tuple[Opened, ...]:
    """What is asked for, in the rulebook's order, each with every reason."""
    behind = _behind((found, found.requirements) for found in findings)
    asked = (one for one in rulebook.requirements if one.id in behind)
    return tuple(_opened(one.id, one.name, behind[one.id]) for one in asked)


def _behind(named: Iterable[tuple[Found, tuple[str, ...]]]) -> dict[str, list[Found]]:
    """Everything found that names an id, by that id."""
    behind: dict[str, list[Found]] = defaultdict(list)
    for found, ids in named:
        for id in ids:
            behind[id].append(found)
    return behind


def _opened(id: str, name: Wording, found: Sequence[Found]) -> Opened:
    return Opened(
        id=id,
        name=name,
        because=tuple(dict.fromkeys(one.because for one in found)),
        rules=tuple(one.rule for one in found),
    )
