"""What remains of all that was found, in one sentence?"""

from collections import Counter
from collections.abc import Sequence

from farled.assessment.presenters import words
from farled.assessment.terms import Assessment
from farled.risks.terms import Level, StopKind
from farled.text.terms import Wording

_ADJECTIVES = {
    Level.HIGH: (Wording(sv="hög", en="high"), Wording(sv="höga", en="high")),
    Level.MEDIUM: (Wording(sv="medelhög", en="medium"), Wording(sv="medelhöga", en="medium")),
    Level.LOW: (Wording(sv="låg", en="low"), Wording(sv="låga", en="low")),
}
_RISK, _RISKS = Wording(sv="risk", en="risk"), Wording(sv="risker", en="risks")
_AND = Wording(sv=" och ", en=" and ")
_AFTER = Wording(sv="{risks} återstår efter åtgärder.", en="{risks} {remain} after measures.")
_FOUND = Wording(sv="{risks}, ännu utan åtgärder.", en="{risks}, as yet without measures.")
_NOTHING = Wording(sv="Ingen risk är funnen.", en="No risk has been found.")
_NOT_WEIGHED = Wording(
    sv="Lagen är ingen risk att väga, och ingen åtgärd häver stoppet.",
    en="The law is not a risk to weigh, and no measure lifts the stop.",
)
_BY_LAW = Wording(sv="Ett stopp enligt lag gäller.", en="A stop by law applies.")
_BY_POLICY = Wording(sv="Ett stopp enligt universitetets policy gäller.", en="A stop by policy applies.")
_NO_STOP = Wording(sv="Ingenting stoppar ärendet.", en="Nothing stops the case.")
_ONE_DOUBT = Wording(sv="En sak är ännu oklar.", en="One thing is still unclear.")
_DOUBTS = Wording(sv="{count} saker är ännu oklara.", en="{count} things are still unclear.")


def remains(assessment: Assessment) -> Wording:
    """The risks that are left by level, what is unclear, and whether anything stops the case.

    Example: "Two medium and one low risk remain after measures. One thing is still unclear. Nothing stops
    the case."
    """
    doubts = len(assessment.doubts)
    unclear = (words.counted(doubts, _ONE_DOUBT, _DOUBTS),) if doubts else ()
    return _joined((_risks(assessment), *unclear, _stops(assessment)))


def _risks(assessment: Assessment) -> Wording:
    if any(stop.kind is StopKind.BY_LAW for stop in assessment.stops):
        return _NOT_WEIGHED
    doubts = {finding.rule for finding in assessment.doubts}
    left = [one for one in assessment.remaining if one.finding not in doubts]
    if not left:
        return _NOTHING
    counted = Counter(one.after for one in left)
    said = _listed(counted)
    if any(one.measures for one in left):
        return _AFTER.filled(risks=said, remain="remains" if len(left) == 1 else "remain")
    return _FOUND.filled(risks=said)


def _listed(counted: Counter[Level]) -> Wording:
    """ "Two medium and one low risk": the noun follows the last number."""
    present = [level for level in _ADJECTIVES if counted[level]]
    parts = [_part(level, counted[level], is_first=level is present[0]) for level in present]
    noun = _RISK if counted[present[-1]] == 1 else _RISKS
    return Wording(
        sv=f"{_series([part.sv for part in parts], _AND.sv)} {noun.sv}",
        en=f"{_series([part.en for part in parts], _AND.en)} {noun.en}",
    )


def _part(level: Level, count: int, *, is_first: bool) -> Wording:
    known = count < len(words.COUNTS)
    number = words.COUNTS[count] if known else Wording(sv=str(count), en=str(count))
    adjective = _ADJECTIVES[level][count > 1]
    said = Wording(sv=f"{number.sv} {adjective.sv}", en=f"{number.en} {adjective.en}")
    return said if is_first else Wording(sv=_small(said.sv), en=_small(said.en))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _series(parts: Sequence[str], last: str) -> str:
    return last.join([*([", ".join(parts[:-1])] if len(parts) > 1 else []), parts[-1]])


def _stops(assessment: Assessment) -> Wording:
    if not assessment.stops:
        return _NO_STOP
    by_law = any(stop.kind is StopKind.BY_LAW for stop in assessment.stops)
    return _BY_LAW if by_law else _BY_POLICY


def _joined(sentences: Sequence[Wording]) -> Wording:
    return Wording(sv=" ".join(one.sv for one in sentences), en=" ".join(one.en for one in sentences))
