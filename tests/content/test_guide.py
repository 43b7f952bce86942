"""Does content/README.md hold word by word? Its guides are followed in a copy, edit by edit.

A guide edits files with *find ... write instead*, copies lines, gives commands to type, shows what they say.
Whoever follows it is no programmer, so nothing is understood that is not written there.
"""

import os
import re
import shutil
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

GUIDES = (
    "Change a question",
    "Change a threshold",
    "Change a translation",
    "Add a question that is only asked sometimes",
)
THREE_MINUTES = 180
EDIT = re.compile(
    r"(?P<lower>lower entry of )?`(?P<file>[\w/.-]+\.(?:yaml|csv))`\s+find\n+"
    r"[ ]*```yaml\n(?P<was>.*?)[ ]*```\n+\s*and write instead\n+[ ]*```yaml\n(?P<becomes>.*?)[ ]*```",
    re.DOTALL,
)
COPY = re.compile(
    r"Copy, in `(?P<file>[\w/.-]+)`, all lines from `(?P<first>[^`]+)` to the line above `(?P<end>[^`]+)`,"
    r"\s+and paste them right above `(?P=end)`"
)
COMMANDS = re.compile(r"[ ]*```sh\n(?P<typed>.*?)[ ]*```", re.DOTALL)
ANSWER = re.compile(r"[ ]*```text\n(?P<shown>.*?)[ ]*```", re.DOTALL)


@dataclass
class Follower:
    """Somebody who follows a guide to the letter, in a folder with ``content`` and ``run`` in it."""

    folder: Path
    exported: str = ""
    heard: str = ""

    def follow(self, guide: str) -> int:
        """Do every step in its order; gives how many there were."""
        steps = sorted(
            (found.start(), act, found)
            for pattern, act in (
                (EDIT, self.edit),
                (COPY, self.copy),
                (COMMANDS, self.type),
                (ANSWER, self.compare),
            )
            for found in pattern.finditer(guide)
        )
        for _, act, found in steps:
            act(found)
        return len(steps)

    def edit(self, step: re.Match[str]) -> None:
        file = self.folder / step["file"]
        text = file.read_text(encoding="utf-8")
        start, end, indent = place_of(text, step["was"], last=bool(step["lower"]))
        file.write_text(text[:start] + indented(step["becomes"], indent) + text[end:], encoding="utf-8")

    def copy(self, step: re.Match[str]) -> None:
        file = self.folder / step["file"]
        text = file.read_text(encoding="utf-8")
        start, end = text.index(f"\n{step['first']}") + 1, text.index(f"\n{step['end']}") + 1
        file.write_text(text[:end] + text[start:end] + text[end:], encoding="utf-8")

    def type(self, step: re.Match[str]) -> None:
        typed = textwrap.dedent(step["typed"])
        self.exported += "".join(f"{line}\n" for line in typed.splitlines() if line.startswith("export "))
        done = subprocess.run(
            ["sh", "-c", self.exported + typed],
            cwd=self.folder, env=plain_environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip  # one call on few lines
        self.heard = done.stdout + done.stderr
        assert "Traceback" not in self.heard

    def compare(self, step: re.Match[str]) -> None:
        shown = [line.strip() for line in step["shown"].splitlines() if line.strip()]
        assert [line for line in shown if line not in self.heard] == [], self.heard


def place_of(text: str, lines: str, *, last: bool) -> tuple[int, int, str]:
    """Where the lines stand in a file, whatever they are indented by; AssertionError unless that is clear."""
    wanted = textwrap.dedent(lines).rstrip("\n").splitlines()
    pattern = r"\n".join(rf"(?P=indent){re.escape(line)}" if line else "" for line in wanted)
    found = list(re.finditer(rf"^(?P<indent>[ ]*){pattern.removeprefix('(?P=indent)')}$", text, re.MULTILINE))
    assert found and (last or len(found) == 1), f"expected once, found {len(found)} times:\n{lines}"
    return found[-1].start(), found[-1].end(), found[-1]["indent"]


def indented(lines: str, by: str) -> str:
    return textwrap.indent(textwrap.dedent(lines).rstrip("\n"), by)


def plain_environment() -> dict[str, str]:
    """The environment of somebody who runs the program, not of somebody who tests it."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("FARLED_", "DJANGO_"))}


def section(readme: str, title: str) -> str:
    """What stands under a heading."""
    _, _, rest = readme.partition(f"\n## {title}\n")
    assert rest, f"there is no section {title!r}"
    return rest.split("\n## ")[0]


@pytest.fixture(scope="module")
def readme() -> str:
    return (Path(__file__).resolve().parents[2] / "content" / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def follower(tmp_path: Path, readme: str) -> Follower:
    """Stands in a folder with the content and the command, and has made a copy as the guide says."""
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "content", tmp_path / "content")
    run = tmp_path / "run"
    run.write_text(
        f'#!/bin/sh\n[ "$1" = farled ] && shift\nPYTHONPATH={root} FARLED_HOME={tmp_path / "home"} '
        f'exec {sys.executable} -m farled.web.command "$@"\n',
        encoding="utf-8",
    )
    run.chmod(0o755)
    found = Follower(tmp_path)
    assert found.follow(section(readme, "Work in a copy")) == 1
    assert (tmp_path / "my-content" / "facts.yaml").is_file()
    return found


@pytest.mark.parametrize(("title", "least"), list(zip(GUIDES, (7, 10, 6, 9), strict=True)))
def test_guide_can_be_followed_word_by_word(follower: Follower, readme: str, title: str, least: int) -> None:
    began = time.monotonic()

    steps = follower.follow(section(readme, title))

    assert steps >= least
    assert time.monotonic() - began < THREE_MINUTES


def test_every_guide_that_the_beginning_names_is_followed(readme: str) -> None:
    beginning = readme[: readme.index("## Work in a copy")]
    linked = re.findall(r"\(#([\w-]+)\)", beginning)

    assert linked == [title.lower().replace(" ", "-") for title in GUIDES]


def test_every_command_of_the_overview_is_understood(follower: Follower, readme: str) -> None:
    typed = COMMANDS.search(section(readme, "Check and look"))
    assert typed
    lines = [line.split("  #")[0].strip() for line in typed["typed"].splitlines()]
    case = "my-content/cases/full/s01-stroke-registry.yaml"
    filled = [
        line.replace("CASE.yaml", case) for line in lines if "publish" not in line and "jsonl" not in line
    ]

    for line in filled:
        told = subprocess.run(
            ["sh", "-c", f"{follower.exported}{line}"],
            cwd=follower.folder, env=plain_environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip  # one call on few lines
        assert (told.returncode, told.stderr) == (0, ""), line
    assert len(filled) == 6


def test_an_edit_that_fits_nowhere_or_twice_is_noticed() -> None:
    text = "a:\n  b: 1\nc:\n  b: 1\n"

    assert place_of(text, "   a:\n     b: 1\n", last=False) == (0, 9, "")
    assert place_of(text, "b: 1\n", last=True) == (13, 19, "  ")
    for lines in ("b: 1\n", "b: 2\n"):
        with pytest.raises(AssertionError, match="expected once"):
            place_of(text, lines, last=False)
