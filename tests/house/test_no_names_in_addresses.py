"""Does anything that people type travel in an address? Forms with a field for words are sent by POST."""

import re
from pathlib import Path

import pytest

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL | re.IGNORECASE)
IS_POST = re.compile(r"""method\s*=\s*["']?post""", re.IGNORECASE)
CHOSEN = r"(?:hidden|checkbox|radio|submit|button|reset|date|month|number)"
TYPED = re.compile(
    rf"""<textarea\b|<input\b(?![^>]*type\s*=\s*["']?{CHOSEN}\b)|{{{{\s*form\b""", re.IGNORECASE
)


def telling_forms(page: str) -> list[str]:
    """The forms of a template that would write typed words into an address."""
    return [
        f"<form{attributes}>"
        for attributes, inside in FORM.findall(page)
        if TYPED.search(inside) and not IS_POST.search(attributes)
    ]


def test_no_form_writes_typed_words_into_an_address(root: Path) -> None:
    pages = list(root.glob("farled/**/*.html"))
    found = [f"{page.name}: {form}" for page in pages for form in telling_forms(page.read_text("utf-8"))]

    assert len(pages) > 3
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "form",
    [
        '<form action="/search/"><input name="words"></form>',
        '<form method="get"><input type="search" name="q"></form>',
        "<form><textarea name='note'></textarea></form>",
        "<form>{{ form }}</form>",
        "<form>{{ form.name }}<button>Go</button></form>",
    ],
)
def test_a_planted_form_is_found(form: str) -> None:
    assert len(telling_forms(f"<p>{form}</p>")) == 1


@pytest.mark.parametrize(
    "form",
    [
        '<form method="post"><input name="words"></form>',
        '<form method="get"><input type="checkbox" name="open"><select name="state"></select></form>',
        '<form><input type="hidden" name="next"><button>Go</button></form>',
    ],
)
def test_forms_by_post_and_forms_of_fixed_choices_pass(form: str) -> None:
    assert telling_forms(form) == []
