"""Which parts of the full assessment open, what is required, and for which reasons?"""

from collections.abc import Sequence

from farled.assessment.terms import Opened
from farled.risks.terms import Finding, HardStop, Rulebook
from farled.text.terms import Wording

Found = HardStop | Finding


def opened_areas(
    findings: tuple[Finding, ...], stops: tuple[HardStop, ...], rulebook: Rulebook
) -> tuple[Opened, ...]:
    """The areas that something opens, in the rulebook's order, each with every reason; stops come first."""
    everything: tuple[Found, ...] = (*stops, *findings)
    opened = (
        _opened(area.id, area.name, [found for found in everything if area.id in found.areas])
        for area in rulebook.areas
    )
    return tuple(area for area in opened if area.rules)


def opened_requirements(findings: tuple[Finding, ...], rulebook: Rulebook) -> tuple[Opened, ...]:
    """What is asked for, in the rulebook's order, each with every reason."""
    opened = (
        _opened(asked.id, asked.name, [found for found in findings if asked.id in found.requirements])
        for asked in rulebook.requirements
    )
    return tuple(requirement for requirement in opened if requirement.rules)


def _opened(id: str, name: Wording, found: Sequence[Found]) -> Opened:
    return Opened(
        id=id,
        name=name,
        because=tuple(dict.fromkeys(one.because for one in found)),
        rules=tuple(one.rule for one in found),
    )
