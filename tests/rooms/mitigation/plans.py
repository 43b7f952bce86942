"""Which small matrix, findings and measures do these tests stand on?"""

from datetime import date

from farled.mitigation.terms import Cell, Knowledge, Matrix, Means, MeasureState, PlannedMeasure, Rating, Step
from farled.organisation.terms import PostRole
from farled.risks.terms import Exposed, Finding, Level, RiskKind
from farled.text.terms import Wording

DAY = date(2026, 11, 23)
LOW, MEDIUM, HIGH = Level.LOW, Level.MEDIUM, Level.HIGH


def words(text: str) -> Wording:
    return Wording(sv=f"{text} på svenska", en=f"{text} in English")


def steps(*ids: str) -> tuple[Step, ...]:
    return tuple(Step(id, words(id), words(id)) for id in ids)


MATRIX = Matrix(
    starts_on=date(2025, 1, 1),
    reference="the test",
    because=words("because"),
    likelihood=steps("rare", "even", "sure"),
    consequence=steps("slight", "felt", "grave"),
    cells=((LOW, LOW, MEDIUM), (LOW, MEDIUM, HIGH), (MEDIUM, HIGH, HIGH)),
    must_be_rated=(MEDIUM, HIGH),
)


def finding(rule: str = "leak", level: Level = HIGH, kind: RiskKind = RiskKind.DATA_BREACH) -> Finding:
    return Finding(rule, DAY, (kind,), level, (Exposed.PEOPLE,), words("leak"), (), "the test")


def rating(
    before: tuple[str, str],
    after: tuple[str, str] | None = None,
    reason: str = "Seen before.",
    override: str = "",
) -> Rating:
    return Rating("leak", Cell(*before), reason, Knowledge.FAIR, Cell(*after) if after else None, override)


def measure(
    state: MeasureState = MeasureState.AGREED, means: Means = Means.YES, against: str = "leak"
) -> PlannedMeasure:
    return PlannedMeasure("keep", (against,), state, PostRole.RESEARCHER, DAY, "a note", means)
