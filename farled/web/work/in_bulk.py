"""How is a long file answered line by line, so that a run that is stopped loses nothing?

The answers grow in OUT.part; beside it stands of what they are the answers. A run that is started again on
the same file, with the same lists, goes on after the last whole line. OUT appears when all of it is there.
"""

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import batched, islice
from pathlib import Path

from farled.text.terms import Refused
from farled.web.command import CommandError
from farled.web.work.counting import counted
from farled.web.work.processes import spread

Answer = tuple[str, str]
"""A line of the answer, and a word for what came of it, for the summary."""

_TOGETHER = 250
_TOLD_EVERY = 5.0


def answer_file[Row](
    *,
    path: Path,
    out: Path,
    of: object,
    read: Callable[[], Iterable[Row]],
    answer: Callable[[], Callable[[Row], Answer]],
    workers: int,
) -> tuple[int, Counter[str]]:
    """Answer every row; gives how many there are, and what came of those of this sitting.

    ``of``: what the answers depend on besides the file. ``answer`` is made once, when all rows were read and
    fit. Raises CommandError with the first thing that does not fit, and then nothing is written.
    """
    if not path.is_file():
        raise CommandError(f"expected a file, found none at {path}")
    if not out.parent.is_dir():
        raise CommandError(f"expected a folder, found none at {out.parent}")
    try:
        rows = sum(1 for _row in read())
    except Refused as refused:
        raise CommandError(f"refused. {refused}") from refused
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror or error}") from error
    part = out.with_name(out.name + ".part")
    done = _done_before(part, [_digest(path), of])
    begun = told = time.monotonic()
    seen: Counter[str] = Counter()
    with part.open("a", encoding="utf-8") as stream:
        for lines in _answers(islice(read(), done, None), answer(), workers):
            stream.writelines(line + "\n" for line, _state in lines)
            stream.flush()
            seen.update(state for _line, state in lines)
            done += len(lines)
            if time.monotonic() - told > _TOLD_EVERY:
                told = time.monotonic()
                sys.stderr.write(f"\r{done} of {rows}")
                sys.stderr.flush()
    part.replace(out)
    _marker(part).unlink(missing_ok=True)
    sys.stderr.write(f"\r{counted(rows, 'row')} in {time.monotonic() - begun:.1f} s\n")
    return rows, seen


def _answers[Row](
    rows: Iterator[Row], answer: Callable[[Row], Answer], workers: int
) -> Iterator[list[Answer]]:
    def part(rows: tuple[Row, ...]) -> list[Answer]:
        return [answer(row) for row in rows]

    return spread(part, batched(rows, _TOGETHER), workers)


def _done_before(part: Path, of: object) -> int:
    """How many rows an earlier run of the same file has written whole; half a line at the end is cut off."""
    mark = hashlib.sha256(json.dumps(of).encode("utf-8")).hexdigest()
    marker = _marker(part)
    if not (part.is_file() and marker.is_file() and marker.read_text(encoding="utf-8") == mark):
        part.write_bytes(b"")
        marker.write_text(mark, encoding="utf-8")
        return 0
    kept = rows = 0
    with part.open("rb") as stream:
        for line in stream:
            if line.endswith(b"\n"):
                kept, rows = kept + len(line), rows + 1
    os.truncate(part, kept)
    return rows


def _marker(part: Path) -> Path:
    return part.with_name(part.name + ".of")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
