"""Which importer reads which source's files?

Adding an index is adding a folder in content/sources and a module of the same name here, with ``read``.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from farled.evidence.sources.table import is_own_table, reading_of
from farled.evidence.terms import Names, Reading, Source

Reader = Callable[..., Reading]


def _readers() -> dict[str, Reader]:
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return {module.__name__.rpartition(".")[2]: module.read for module in modules if hasattr(module, "read")}


READERS: dict[str, Reader] = _readers()


def read_file(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """What one publisher's file holds. Refused, with the reason in both languages, for anything else.

    ``expected_edition`` ("2025", "v16"): a file of another edition is refused. A table that the house wrote
    itself (data/) is read as well, for any source that it holds.
    """
    if is_own_table(path):
        return reading_of(path, source=source)
    return READERS[source.id](path, source=source, names=names, expected_edition=expected_edition)
