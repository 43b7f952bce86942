"""Is any warning silenced without saying why, or any work left as a note in the code?"""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

MUTE = re.compile(
    r"#\s*(noqa|type:\s*ignore|fmt:\s*(?:off|skip)|pragma:\s*no cover|isort:\s*skip)", re.IGNORECASE
)
REASONED = re.compile(r"#\s*(?:noqa:\s*\w+(?:,\s*\w+)*|type:\s*ignore\[[\w, -]+\]|fmt:\s*(?:off|skip)"
                      r"|pragma:\s*no cover)\s+[#-]\s+\w+.*\w{3}")  # fmt: skip  # one pattern, two lines
LEFT_OVER = re.compile(r"\b(TODO|FIXME|HACK|XXX)\b")
OTHER_FILES = ("*.html", "*.css", "*.js", "*.yaml", "*.toml", "*.typ", "*.md", "*.svg", "justfile", "run")
FOLDERS = ("farled", "tests", "content", "docs", "bench", ".ci")


def mutes(source: str) -> list[str]:
    """The comments of a Python file that silence a tool without a reason, or leave work as a note."""
    return [
        comment
        for comment in _comments(source)
        if (MUTE.search(comment) and not REASONED.search(comment)) or LEFT_OVER.search(comment)
    ]


def _comments(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _files(root: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from root.glob(pattern)
        for folder in FOLDERS:
            yield from (root / folder).rglob(pattern)


def test_no_tool_is_silenced_without_a_reason(root: Path) -> None:
    files = list(_files(root, "*.py"))
    found = [f"{file.relative_to(root)}: {mute}" for file in files for mute in mutes(file.read_text("utf-8"))]

    assert len(files) > 50
    assert not found, "\n".join(found)


def test_no_work_is_left_as_a_note(root: Path) -> None:
    found = [
        f"{file.relative_to(root)}: {note}"
        for file in _files(root, *OTHER_FILES)
        for note in LEFT_OVER.findall(file.read_text("utf-8"))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: E501",
        "# type: ignore",
        "# type: ignore[arg-type]",
        "# pragma: no cover",
        "# " + "TODO later",
    ],
)
def test_a_planted_mute_is_found(comment: str) -> None:
    assert mutes(f"x = 1  {comment}\n") == [comment]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: E501  # the address is one word",
        "# type: ignore[attr-defined]  # set by the middleware",
        "# why",
    ],
)
def test_a_reasoned_mute_passes(comment: str) -> None:
    assert mutes(f"x = 1  {comment}\n") == []
