"""Does every file of a content folder load, and does every worked case hold?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from farled.assessment.queries.books import books
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.queries.worked import unmet, worked_case, worked_cases
from farled.capacity.queries import capacity_book
from farled.countries.queries import register, thresholds
from farled.evidence.queries import complaints_on_sources, names, sources
from farled.lists.queries import published_lists
from farled.names.queries import country_table, word_table
from farled.questionnaire.queries import declared_facts, packs
from farled.text.content import ContentError, content_folder
from farled.web.demo.story import read_told

_EXPECTS = "expect:"


@dataclass(slots=True)
class Checked:
    """What a content folder holds, and what is wrong with it: each complaint names file and line."""

    counts: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def check() -> Checked:
    """Load all that the content folder in force holds, and judge every worked case."""
    checked = Checked()
    files = [path for path in content_folder().rglob("*") if path.suffix in (".yaml", ".csv")]
    checked.counts["files"] = len(files)
    for what, load in _LOADERS.items():
        _load(checked, what, load)
    checked.complaints += [_said(error) for error in complaints_on_sources()]
    for complaint in _names():
        checked.complaints.append(complaint)
    checked.counts["cases"] = len(worked_cases())
    if not checked.complaints:
        checked.complaints += list(_cases())
    checked.complaints = list(dict.fromkeys(checked.complaints))
    return checked


_LOADERS: dict[str, Callable[[], Any]] = {
    "sources": lambda: len(sources()),
    "countries": lambda: len(register()),
    "facts": lambda: len(declared_facts()),
    "questionnaires": lambda: len(packs()),
    "questions": lambda: sum(len(pack.questions) for pack in packs()),
    "thresholds": lambda: len(thresholds().sets),
    "rules": lambda: len(rulebook().rules),
    "stops": lambda: len(rulebook().stops),
    "delegation": delegation,
    "review": review,
    "capacity": capacity_book,
    "lists": lambda: len(published_lists()),
    "words": lambda: len(word_table().words) + len(word_table().stems),
    "spellings": lambda: len(country_table().names),
    "measures": lambda: len(books().measures),
    "demo": read_told,
}


def _load(checked: Checked, what: str, load: Callable[[], Any]) -> None:
    try:
        found = load()
    except ContentError as error:
        checked.complaints.append(_said(error))
        return
    if isinstance(found, int):
        checked.counts[what] = found


def _names() -> Iterator[str]:
    """The name tables, against the codes of the register; nothing while either cannot be read."""
    try:
        codes, known = frozenset(register()), sources()
    except ContentError:
        return
    for source in known:
        try:
            names(source=source, codes=codes, spellings={})
        except ContentError as error:
            yield _said(error)


def _cases() -> Iterator[str]:
    """What keeps each worked case from holding. Judged only when all rules load."""
    for path in worked_cases():
        try:
            found = unmet(worked_case(path))
        except ContentError as error:
            yield _said(error)
            continue
        yield from (f"{path}:{_line_of(path, _EXPECTS)}: {line}" for line in found)


def _line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(words)), 1)


def _said(error: ContentError) -> str:
    tail = f", found {error.found}" if error.found else ""
    return f"{error.file}:{error.line}: expected {error.expected}{tail}"
