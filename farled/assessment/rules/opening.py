"""Which parts of the full assessment open, what is required, and for which reasons?"""

from farled.assessment.terms import Opened
from farled.risks.terms import Finding, HardStop, Rulebook
from farled.text.terms import Wording


def opened_areas(
    findings: tuple[Finding, ...], stops: tuple[HardStop, ...], rulebook: Rulebook
) -> tuple[Opened, ...]:
    """The areas that something opens, in the rulebook's order, each with every reason; stops come first."""
    pairs = [
        (area.id, area.name, [found for found in (*stops, *findings) if area.id in found.areas])
        for area in rulebook.areas
    ]
    return tuple(_opened(id, name, because) for id, name, because in pairs if because)


def opened_requirements(findings: tuple[Finding, ...], rulebook: Rulebook) -> tuple[Opened, ...]:
    """What is asked for, in the rulebook's order, each with every reason."""
    pairs = [
        (asked.id, asked.name, [found for found in findings if asked.id in found.requirements])
        for asked in rulebook.requirements
    ]
    return tuple(_opened(id, name, because) for id, name, because in pairs if because)


def _opened(id: str, name: Wording, found: list[HardStop | Finding] | list[Finding]) -> Opened:
    return Opened(
        id=id,
        name=name,
        because=tuple(dict.fromkeys(one.because for one in found)),
        rules=tuple(one.rule for one in found),
    )
