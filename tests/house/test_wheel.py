"""Does the wheel hold all that a machine without the checkout needs?"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

Names = set[str]


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Names:
    """The names of all files in a wheel built from this checkout, without any network."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(folder),
        str(root),
    ]
    done = subprocess.run([sys.executable, "-m", "pip", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        return set(archive.namelist())


def below(root: Path, folder: str, keep: Callable[[Path], bool]) -> Names:
    """The files of the checkout below a folder, as the wheel should name them."""
    return {
        file.relative_to(root).as_posix()
        for file in (root / folder).rglob("*")
        if file.is_file() and keep(file)
    }


def test_wheel_holds_every_module_page_style_and_script(root: Path, wheel: Names) -> None:
    kinds = {".py", ".html", ".css", ".js", ".svg", ".typ"}
    wanted = below(root, "farled", lambda file: file.suffix in kinds)

    assert len(wanted) > 50
    assert sorted(wanted - wheel) == []


@pytest.mark.parametrize(("folder", "place"), [("content", "farled/_content"), ("data", "farled/_data")])
def test_wheel_holds_content_and_figures_beside_the_code(
    root: Path, wheel: Names, folder: str, place: str
) -> None:
    wanted = {name.replace(folder, place, 1) for name in below(root, folder, lambda _: True)}

    assert wanted
    assert sorted(wanted - wheel) == []


def test_wheel_holds_swedish_ready_to_read(wheel: Names) -> None:
    assert "farled/locale/sv/LC_MESSAGES/django.mo" in wheel


def test_wheel_says_how_the_program_is_called(wheel: Names) -> None:
    assert [name for name in wheel if name.endswith(".dist-info/entry_points.txt")]


def test_wheel_brings_the_licence_notice(wheel: Names) -> None:
    assert [name for name in wheel if name.endswith("/licenses/LICENSE")]


def test_wheel_holds_neither_tests_nor_a_machines_leavings(wheel: Names) -> None:
    leavings = ("tests/", "docs/", ".sqlite3", ".pyc", "secret-key")

    assert [name for name in wheel if name.startswith(leavings) or name.endswith(leavings)] == []
