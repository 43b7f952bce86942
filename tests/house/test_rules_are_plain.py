"""Do rules know neither Django, nor the network, nor what time it is, and does the contract notice?"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FLOORS = ("rules", "terms", "content", "sources")
CLOCK = {"now", "utcnow", "today", "localdate", "fromtimestamp", "time", "monotonic", "perf_counter"}
"""What reads the clock, by the last word of the call."""
PLANTED = {
    "risks/rules/finding.py": "from django.utils import timezone",
    "mitigation/rules/rating.py": "import socket",
    "responsibility/rules.py": "import urllib.request",
    "assessment/rules/validity.py": "import time",
    "questionnaire/content/facts.py": "import farled.questionnaire.models",
}
"""One forbidden import for each of some files; the last reaches Django only through another module."""


def plain_files(root: Path) -> Iterator[Path]:
    for floor in FLOORS:
        yield from root.glob(f"farled/*/{floor}.py")
        yield from root.glob(f"farled/*/{floor}/**/*.py")


def clock_calls(source: str) -> list[str]:
    """The calls of a Python file that read the clock."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [ast.unparse(call) for call in calls if isinstance(call, ast.Attribute) and call.attr in CLOCK]


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the contracts say of a checkout."""
    tool = Path(sys.executable).with_name("lint-imports")
    words = [str(tool), "--no-cache"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def test_no_rule_reads_the_clock(root: Path) -> None:
    read = {file: calls for file in plain_files(root) if (calls := clock_calls(file.read_text("utf-8")))}

    assert read == {}
    assert len(list(plain_files(root))) > 60


def test_a_rule_that_reads_the_clock_would_be_noticed() -> None:
    assert clock_calls("day = date.today()\nat = datetime.now(tz=UTC)") == ["date.today", "datetime.now"]


def test_a_rule_that_knows_django_or_the_network_breaks_the_contract(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "farled", tmp_path / "farled", ignore=shutil.ignore_patterns("*.mo", "static"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    for name, line in PLANTED.items():
        file = tmp_path / "farled" / name
        file.write_text(f"{file.read_text('utf-8')}\n{line}\n", encoding="utf-8")

    told = contracts(tmp_path)

    assert told.returncode == 1
    assert "Rules and terms are plain Python BROKEN" in told.stdout
    for imported in ("django", "socket", "urllib", "time"):
        assert f"-> {imported} (" in told.stdout, told.stdout
    assert "farled.questionnaire.content.facts -> farled.questionnaire.models" in told.stdout


def test_the_house_as_it_is_keeps_the_contracts(root: Path) -> None:
    told = contracts(root)

    assert "Rules and terms are plain Python KEPT" in told.stdout
    assert told.returncode == 0, told.stdout
