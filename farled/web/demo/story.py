"""What does content/demo tell of the invented university: units, people, partners, collaborations?

Days are counted from the day of loading, so that the demonstration never grows old.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.organisation.terms import WITH_ACCOUNT, PostRole, UnitKind
from farled.partners.terms import Found, PartnerKind
from farled.text.content import Node, content_folder, read_yaml, shipped_content
from farled.text.terms import LANGUAGES, Wording
from farled.web.demo.steps import Step, partners_in, steps_of


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """A unit and the id of the one above it ("" for the university)."""

    id: str
    above: str
    kind: UnitKind
    name: Wording


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A person and the post held since a day."""

    id: str
    name: str
    language: str
    unit: str
    role: PostRole
    since: int
    title: Wording


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """A background check: made on a day, by somebody, holding for so many days."""

    checked: int
    holds: int
    by: str
    military: Found
    violations: Found
    state: Found
    summary: str
    sources: str


@dataclass(frozen=True, slots=True)
class ToldPartner:
    """A partner organisation, its owner where somebody controls it, and the checks made on it."""

    id: str
    name: str
    kind: PartnerKind
    country: str
    website: str
    owner_name: str
    owner_country: str
    registered: int
    checks: tuple[ToldCheck, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """How a collaboration stands when all is loaded; a test compares."""

    stage: str
    result: str
    decides: str
    open: int


@dataclass(frozen=True, slots=True)
class ToldCollaboration:
    """A collaboration as first registered, and what happened afterwards."""

    id: str
    title: str
    language: str
    activity: Activity
    unit: str
    responsible: str
    also_responsible: tuple[str, ...]
    agreement: Agreement
    reach: Reach
    funding: Funding
    funder: str
    starts: int
    ends: int
    partners: tuple[tuple[str, PartnerRole], ...]
    purpose: str
    benefit_short: str
    benefit_long: str
    loss: str
    registered: int
    story: tuple[Step, ...]
    stands: Stands


@dataclass(frozen=True, slots=True)
class Told:
    """All of content/demo."""

    name: Wording
    units: tuple[ToldUnit, ...]
    people: tuple[ToldPerson, ...]
    partners: tuple[ToldPartner, ...]
    collaborations: tuple[ToldCollaboration, ...]


def university_name() -> Wording:
    """What the invented university is called."""
    return read_yaml(_folder() / "university.yaml").wording("name")


def read_told(folder: Path | None = None) -> Told:
    """All of content/demo, read strictly; ContentError with file and line for what does not fit."""
    folder = folder or _folder()
    university = read_yaml(folder / "university.yaml")
    university.only("name", "units", "people")
    partners = read_yaml(folder / "partners.yaml")
    partners.only("partners")
    files = sorted((folder / "collaborations").glob("*.yaml"))
    return Told(
        name=university.wording("name"),
        units=tuple(_unit(node) for node in university.nodes("units")),
        people=tuple(_person(node) for node in university.nodes("people")),
        partners=tuple(_partner(node) for node in partners.nodes("partners")),
        collaborations=tuple(_collaboration(read_yaml(file), file.stem) for file in files),
    )


@cache
def _folder() -> Path:
    """An institution's own content need not hold a demonstration; then the shipped one is told."""
    own = content_folder() / "demo"
    return own if own.is_dir() else shipped_content() / "demo"


def _unit(node: Node) -> ToldUnit:
    node.only("id", "above", "kind", "name")
    kind = UnitKind(node.one_of("kind", tuple(UnitKind)))
    return ToldUnit(node.text("id"), node.optional_text("above") or "", kind, node.wording("name"))


def _person(node: Node) -> ToldPerson:
    node.only("id", "name", "language", "unit", "role", "since", "title")
    return ToldPerson(
        id=node.text("id"),
        name=node.text("name"),
        language=node.one_of("language", LANGUAGES),
        unit=node.text("unit"),
        role=PostRole(node.one_of("role", WITH_ACCOUNT)),
        since=node.whole("since"),
        title=node.wording("title"),
    )


def _partner(node: Node) -> ToldPartner:
    node.only("id", "name", "kind", "country", "website", "owner", "registered", "checks")
    owner = node.node("owner") if node.has("owner") else None
    return ToldPartner(
        id=node.text("id"),
        name=node.text("name"),
        kind=PartnerKind(node.one_of("kind", tuple(PartnerKind))),
        country=node.text("country"),
        website=node.optional_text("website") or "",
        owner_name=owner.text("name") if owner else "",
        owner_country=owner.text("country") if owner else "",
        registered=node.whole("registered"),
        checks=tuple(_check(one) for one in node.nodes("checks")),
    )


def _check(node: Node) -> ToldCheck:
    node.only("checked", "holds", "by", "found", "summary", "sources")
    found = node.node("found")
    found.only("military", "violations", "state")
    return ToldCheck(
        checked=node.whole("checked"),
        holds=node.whole("holds"),
        by=node.text("by"),
        summary=node.text("summary"),
        sources=node.text("sources"),
        military=Found(found.one_of("military", tuple(Found))),
        violations=Found(found.one_of("violations", tuple(Found))),
        state=Found(found.one_of("state", tuple(Found))),
    )


_KEYS = (
    *("title", "language", "activity", "unit", "responsible", "also_responsible", "agreement", "reach"),
    *("funding", "funder", "starts", "ends", "partners", "purpose", "benefit_short", "benefit_long", "loss"),
    *("registered", "story", "stands"),
)


def _collaboration(node: Node, slug: str) -> ToldCollaboration:
    node.only(*_KEYS)
    return ToldCollaboration(
        id=slug,
        title=node.text("title"),
        language=node.one_of("language", LANGUAGES),
        activity=Activity(node.one_of("activity", tuple(Activity))),
        unit=node.text("unit"),
        responsible=node.text("responsible"),
        also_responsible=tuple(node.texts("also_responsible")),
        agreement=Agreement(node.one_of("agreement", tuple(Agreement))),
        reach=Reach(node.one_of("reach", tuple(Reach))),
        funding=Funding(node.one_of("funding", tuple(Funding))),
        funder=node.optional_text("funder") or "",
        starts=node.whole("starts"),
        ends=node.whole("ends"),
        partners=partners_in(node),
        purpose=node.text("purpose"),
        benefit_short=node.text("benefit_short"),
        benefit_long=node.text("benefit_long"),
        loss=node.text("loss"),
        registered=node.whole("registered"),
        story=steps_of(node),
        stands=_stands(node.node("stands")),
    )


def _stands(node: Node) -> Stands:
    node.only("stage", "result", "decides", "open")
    decides = node.one_of("decides", tuple(PostRole))
    return Stands(node.text("stage"), node.text("result"), decides, node.whole("open"))
