"""Do the rooms meet only at their doors: terms, rules, queries, actions, presenters for pages?"""

import grimp
import pytest

DOORS = {"terms", "rules", "queries", "actions"}
DOORS_OF = {"text": DOORS | {"content", "sources"}}
"""Every room reads its own content and the files it is given with the readers of the text room."""
PAGE_DOORS = {"presenters": {"presenters"}, "views": {"presenters"}, "forms": {"forms"}}
"""What is shown of a lower room is made by that room: dicts for templates and fields, never its tables."""
WEB_DOORS = {"presenters", "forms"}
"""The frame carries the pages that need more than one room, such as the registration."""
SHARED_BASE = ("AppendOnly", "refuse_changes")
"""What the models of other rooms may build upon: the base of tables that are written once."""


def wrong_doors(graph: grimp.ImportGraph, house: str) -> list[str]:
    """A sentence for each import that enters another room but not through a door; [] when none does."""
    return sorted(
        f"{importer} imports {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if _is_wrong(graph, house, importer, imported)
    )


def _is_wrong(graph: grimp.ImportGraph, house: str, importer: str, imported: str) -> bool:
    from_room, from_floor = _place(house, importer)
    to_room, to_floor = _place(house, imported)
    if not to_room or from_room == to_room or from_floor == "migrations":
        return False
    return to_floor not in _doors(from_room, from_floor, to_room) and not _is_shared_base(
        graph, importer, imported
    )


def _doors(from_room: str, from_floor: str, to_room: str) -> set[str]:
    doors = DOORS_OF.get(to_room, DOORS)
    return doors | (WEB_DOORS if from_room == "web" else PAGE_DOORS.get(from_floor, set()))


def _place(house: str, module: str) -> tuple[str, str]:
    """("partners", "models") for house.partners.models; empty words where the name has none."""
    parts = module.split(".") + ["", ""]
    return (parts[1], parts[2]) if parts[0] == house else ("", "")


def _is_shared_base(graph: grimp.ImportGraph, importer: str, imported: str) -> bool:
    lines = [
        detail["line_contents"] for detail in graph.get_import_details(importer=importer, imported=imported)
    ]
    is_between_models = importer.endswith(".models") and imported.endswith(".audit.models")
    return is_between_models and all(_names(line) <= set(SHARED_BASE) for line in lines)


def _names(line: str) -> set[str]:
    """What a line "from x import a, b as c" takes from x: {"a", "b"}; the whole line for any other import."""
    _, is_from, names = line.partition(" import ")
    if not is_from:
        return {line}
    return {name.split(" as ")[0].strip() for name in names.strip("() ").split(",") if name.strip()}


def toy_house(importer: str, imported: str, line: str = "") -> grimp.ImportGraph:
    """A small house in which one module imports another."""
    graph = grimp.ImportGraph()
    for module in (importer, imported):
        graph.add_module(module)
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents=line)
    return graph


def test_no_room_is_entered_but_through_its_doors() -> None:
    graph = grimp.build_graph("farled", exclude_type_checking_imports=True)

    found = wrong_doors(graph, "farled")

    assert len(graph.modules) > 50
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("toy.screening.queries", "toy.partners.models"),
        ("toy.web.views", "toy.partners.models"),
        ("toy.assessment.views", "toy.collaborations.forms"),
        ("toy.assessment.queries", "toy.countries.presenters"),
        ("toy.partners.content", "toy.evidence.content"),
        ("toy.partners.queries", "toy.evidence"),
        ("toy.evidence.sources.afi", "toy.countries.content"),
    ],
)
def test_an_import_past_the_doors_is_found(importer: str, imported: str) -> None:
    found = wrong_doors(toy_house(importer, imported), "toy")

    assert found == [f"{importer} imports {imported}"]


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("toy.screening.queries", "toy.partners.queries"),
        ("toy.risks.rules.find", "toy.questionnaire.rules.conditions"),
        ("toy.partners.content", "toy.text.content"),
        ("toy.partners.queries", "toy.partners.models"),
        ("toy.partners.migrations.0001_initial", "toy.audit.models"),
        ("toy.partners.queries", "django"),
        ("toy.web.registration", "toy.collaborations.forms"),
        ("toy.assessment.presenters.overview", "toy.countries.presenters"),
    ],
)
def test_an_import_through_a_door_is_right(importer: str, imported: str) -> None:
    assert wrong_doors(toy_house(importer, imported), "toy") == []


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("from toy.audit.models import AppendOnly", 0),
        ("from toy.audit.models import AppendOnly, refuse_changes", 0),
        ("from toy.audit.models import AppendOnly, Event", 1),
        ("import toy.audit.models", 1),
    ],
)
def test_models_take_only_the_shared_base_from_audit(line: str, faults: int) -> None:
    graph = toy_house("toy.partners.models", "toy.audit.models", line)

    assert len(wrong_doors(graph, "toy")) == faults
