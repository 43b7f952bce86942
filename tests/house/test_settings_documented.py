"""Does docs/reference/settings.md list every setting that the house reads, and none that it does not?"""

import ast
import re
from pathlib import Path

DOCUMENT = Path("docs/reference/settings.md")
ROW = re.compile(r"^\| `(FARLED_\w+)` \|", re.MULTILINE)
NAME = re.compile(r"FARLED_[A-Z_]+")


def settings_read(source: str) -> set[str]:
    """The names of the environment variables that stand as texts in a Python file."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value)
    }


def test_every_setting_that_is_read_is_documented_and_no_other(root: Path) -> None:
    read = set().union(*(settings_read(file.read_text("utf-8")) for file in root.glob("farled/**/*.py")))
    documented = ROW.findall((root / DOCUMENT).read_text("utf-8"))

    assert len(read) >= 10
    assert documented == sorted(read)


def test_a_planted_setting_is_noticed() -> None:
    assert settings_read("import os\nx = os.environ.get('FARLED_COLOUR', '')") == {"FARLED_COLOUR"}


def test_a_setting_that_is_only_spoken_of_is_not_read() -> None:
    assert settings_read('"""See FARLED_HOME for the folder."""') == set()
