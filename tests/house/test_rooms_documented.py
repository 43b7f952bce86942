"""Does ARCHITECTURE.md show the rooms that the house has, in the order in which they may know each other?"""

import re
import tomllib
from pathlib import Path

ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
"""A row of the table of rooms: | `partners` | what the room is for |"""


def rooms_enforced(pyproject: str) -> list[str]:
    """The rooms of the first import contract, uppermost first."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["name"].startswith("Rooms"))["layers"]
    return [room.strip(" ()") for layer in layers for room in layer.split("|")]


def rooms_documented(architecture: str) -> list[str]:
    """The rooms of the table in ARCHITECTURE.md, uppermost first."""
    return ROW.findall(architecture)


def test_architecture_lists_the_rooms_that_the_contract_enforces(root: Path) -> None:
    documented = rooms_documented((root / "ARCHITECTURE.md").read_text(encoding="utf-8"))

    assert documented == rooms_enforced((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_of_the_house_is_an_enforced_room(root: Path) -> None:
    packages = {folder.parent.name for folder in (root / "farled").glob("*/__init__.py")}

    assert packages == set(rooms_enforced((root / "pyproject.toml").read_text(encoding="utf-8")))


def test_a_room_left_out_of_the_table_is_noticed() -> None:
    table = "| `web` | pages |\n| `text` | words |\nThe room `partners` | is only mentioned.\n"

    assert rooms_documented(table) == ["web", "text"]


def test_rooms_that_share_a_layer_are_all_listed() -> None:
    contract = '[[tool.importlinter.contracts]]\nname = "Rooms"\nlayers = ["web", "risks | (partners)"]\n'

    assert rooms_enforced(contract) == ["web", "risks", "partners"]
