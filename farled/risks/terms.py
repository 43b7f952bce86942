"""Which words do risks use: kind, exposed, level, rule, finding, hard stop?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from farled.organisation.terms import PostRole
from farled.questionnaire.rules import Conditions
from farled.questionnaire.terms import FactValue
from farled.text.terms import Wording


class RiskKind(StrEnum):
    """The kinds of risk that the seed page names, and those that national guidelines add."""

    INTELLECTUAL_PROPERTY = "intellectual_property"
    DATA_BREACH = "data_breach"
    CAMPUS_SECURITY = "campus_security"
    ACADEMIC_FREEDOM = "academic_freedom"
    ETHICS = "ethics"
    HUMAN_RIGHTS = "human_rights"
    GENERAL_SECURITY = "general_security"
    MILITARY_USE = "military_use"
    SANCTIONS_EXPORT_CONTROL = "sanctions_export_control"
    DEPENDENCE = "dependence"
    PERSONAL_SAFETY = "personal_safety"
    REPUTATION = "reputation"


class Exposed(StrEnum):
    """Who would bear the harm."""

    PEOPLE = "people"
    PARTNERS = "partners"
    PROJECT = "project"
    UNIVERSITY = "university"


class Level(StrEnum):
    """How grave a finding is before any measure, in rising order."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class StopKind(StrEnum):
    """What stands behind a hard stop. No measure clears either."""

    BY_LAW = "by_law"
    BY_POLICY = "by_policy"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the full assessment that a finding can open."""

    id: str
    name: Wording


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that a finding asks for. ``before_decision``: nobody may decide until it is met or waived.

    ``waived_by``: the lowest post that may waive it with a reason; None when nobody may. ``met_when``: a
    condition under which what is known already meets it. ``again_during``: asked for anew while it runs.
    ``posts``: those who alone can give it; empty when whoever works on the case can. ``on_request``: an
    opinion that no rule asks for, only people.
    """

    id: str
    name: Wording
    before_decision: bool
    given_by: Wording | None = None
    waived_by: PostRole | None = None
    met_when: str = ""
    again_during: bool = False
    posts: tuple[PostRole, ...] = ()
    on_request: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule of the rulebook. ``ask`` names who can help when the finding is a doubt.

    ``alone`` False: who answers for the collaboration may not decide it alone. ``answers``: the keys of the
    questions that ``when`` looks at.
    """

    id: str
    starts_on: date
    when: str
    kinds: tuple[RiskKind, ...]
    level: Level
    exposed: tuple[Exposed, ...]
    because: Wording
    reference: str
    case: str
    areas: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    ask: Wording | None = None
    alone: bool = True
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StopRule:
    """One dated rule that stops a collaboration, whatever else is found. ``opens`` are areas.

    ``waits``: an authority has been asked, and its answer can end the stop.
    """

    id: str
    starts_on: date
    kind: StopKind
    when: str
    because: Wording
    reference: str
    case: str
    areas: tuple[str, ...]
    waits: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that said nothing because the questionnaire lacks questions that it looks at."""

    rule: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The names of kinds, levels and so on, and of the values that sentences may mention."""

    kinds: Mapping[RiskKind, Wording]
    levels: Mapping[Level, Wording]
    exposed: Mapping[Exposed, Wording]
    stops: Mapping[StopKind, Wording]
    values: Mapping[str, Mapping[str, Wording]]


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules with everything they name. ``digest`` is SHA-256 of the files' bytes.

    ``questions`` are the keys of all questions that the conditions may name, ``packs`` the keys of each
    questionnaire. A rule runs where its questionnaire knows all its questions. A case on an earlier version
    of that questionnaire, which lacks one of them, is judged as if that question were not asked.
    """

    rules: tuple[Rule, ...]
    stops: tuple[StopRule, ...]
    areas: tuple[Area, ...]
    requirements: tuple[Requirement, ...]
    words: Words
    conditions: Conditions
    questions: tuple[str, ...]
    digest: str

    def requirement(self, id: str) -> Requirement:
        """The requirement with this id; KeyError when there is none."""
        return {requirement.id: requirement for requirement in self.requirements}[id]

    packs: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found in one case. ``used``: the facts and answers that the rule looked at."""

    rule: str
    rule_from: date
    kinds: tuple[RiskKind, ...]
    level: Level
    exposed: tuple[Exposed, ...]
    because: Wording
    used: tuple[tuple[str, FactValue], ...]
    reference: str
    areas: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    ask: Wording | None = None
    alone: bool = True

    @property
    def is_doubt(self) -> bool:
        """Whether the finding says that something must be found out first."""
        return self.ask is not None


@dataclass(frozen=True, slots=True)
class HardStop:
    """Why a collaboration cannot go on, whatever measures are taken. ``waits``: for an authority's answer."""

    rule: str
    rule_from: date
    kind: StopKind
    because: Wording
    used: tuple[tuple[str, FactValue], ...]
    reference: str
    areas: tuple[str, ...] = ()
    waits: bool = False
