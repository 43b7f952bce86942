"""Which words of code and pages wait for a translation? Read without any tool but Python."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({TEXT}(?:\s*,\s*{TEXT})*)")
MODULE = "django.utils.translation"
PAGES = ("*.html", "*.svg", "*.txt", "*.typ")


@dataclass(frozen=True)
class Word:
    """A text to translate, as gettext knows it."""

    text: str
    plural: str = ""
    context: str = ""

    def __str__(self) -> str:
        return f"{self.context}: {self.text}" if self.context else self.text


def words_of_house(house: Path) -> dict[Word, str]:
    """Every word below a folder, with the file in which it was met first."""
    met: dict[Word, str] = {}
    for file in sorted(house.rglob("*.py")):
        for word in words_of_code(file.read_text(encoding="utf-8")):
            met.setdefault(word, str(file.relative_to(house)))
    for pattern in PAGES:
        for file in sorted(house.rglob(pattern)):
            for word in words_of_page(file.read_text(encoding="utf-8")):
                met.setdefault(word, str(file.relative_to(house)))
    return without_repeated(met)


def without_repeated(met: dict[Word, str]) -> dict[Word, str]:
    """A text with and without a plural is one entry to gettext: the one with the plural serves both."""
    with_plural = {(word.text, word.context) for word in met if word.plural}
    return {
        word: file
        for word, file in met.items()
        if word.plural or (word.text, word.context) not in with_plural
    }


def words_of_page(page: str) -> Iterator[Word]:
    """The words of a template: translate, blocktranslate and _("...")."""
    for function, texts in CALL.findall(templatize(page)):
        yield _word(function, ast.literal_eval(f"({texts},)"))


def words_of_code(source: str) -> Iterator[Word]:
    """The words of a Python file, under whatever name it imported gettext."""
    tree = ast.parse(source)
    named = _translators(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in named:
                function = named[name]
            case ast.Attribute(value=ast.Name(id="translation"), attr=function):
                pass
            case _:
                continue
        texts = tuple(part.value for part in node.args if isinstance(part, ast.Constant))
        if texts and "gettext" in function:
            yield _word(function, texts)


def _translators(tree: ast.Module) -> dict[str, str]:
    """The names under which a file knows Django's translating functions: {"_": "gettext"}."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == MODULE
        for alias in node.names
    }


def _word(function: str, texts: tuple[str, ...]) -> Word:
    kind = function.removesuffix("_lazy").removesuffix("_noop")
    context, *rest = texts if "p" in kind.removesuffix("gettext") else ("", *texts)
    return Word(rest[0], rest[1] if kind.startswith("n") else "", context)
