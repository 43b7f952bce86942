"""Is every word of the interface there in Swedish as in English, whole and without doubt?"""

from pathlib import Path

import polib
import pytest

from hatch_build import compile_catalogues
from tests.ground.translations import collect, gaps, swedish
from tests.ground.words import Word, without_repeated, words_of_code, words_of_house, words_of_page


def catalogue_of(**entry: object) -> polib.POFile:
    """A catalogue with one entry."""
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(**entry))
    return catalogue


def test_every_word_of_the_house_is_there_in_swedish(root: Path) -> None:
    words = words_of_house(root / "farled")

    found = gaps(words, swedish())

    assert len(words) > 50
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("{% translate 'Menu' %}", Word("Menu")),
        ('{% translate "Head" context "of a page" %}', Word("Head", context="of a page")),
        ("{% blocktranslate %}At {{ place }}{% endblocktranslate %}", Word("At %(place)s")),
        ("{% blocktranslate trimmed %}\n One\n two{% endblocktranslate %}", Word("One two")),
        ("{% include 'x' with title=_('Start') %}", Word("Start")),
        (
            "{% blocktranslate count n=n %}{{ n }} case{% plural %}{{ n }} cases{% endblocktranslate %}",
            Word("%(n)s case", "%(n)s cases"),
        ),
    ],
)
def test_words_of_a_page_are_found(page: str, word: Word) -> None:
    assert list(words_of_page(page)) == [word]


@pytest.mark.parametrize(
    ("call", "word"),
    [
        ("gettext_lazy as _\n_('Name')", Word("Name")),
        ("gettext\ngettext('Name')", Word("Name")),
        ("ngettext\nngettext('%d day', '%d days', n)", Word("%d day", "%d days")),
        ("pgettext as p\np('of a page', 'Head')", Word("Head", context="of a page")),
        ("npgettext\nnpgettext('in a list', '%d day', '%d days', n)", Word("%d day", "%d days", "in a list")),
    ],
)
def test_words_of_code_are_found(call: str, word: Word) -> None:
    assert list(words_of_code(f"from django.utils.translation import {call}\n")) == [word]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"msgid": "Other", "msgstr": "Annan"}, "not in the catalogue: At %(place)s"),
        ({"msgid": "At %(place)s", "msgstr": ""}, "not translated: At %(place)s"),
        ({"msgid": "At %(place)s", "msgstr": "Vid"}, "placeholders differ: At %(place)s"),
        ({"msgid": "At %(place)s", "msgstr": "Vid %(ort)s"}, "placeholders differ: At %(place)s"),
        ({"msgid": "At %(place)s", "msgstr": "Vid %(place)s", "flags": ["fuzzy"]}, "in doubt (fuzzy)"),
    ],
)
def test_a_planted_gap_is_found(entry: dict[str, object], fault: str) -> None:
    found = gaps({Word("At %(place)s"): "base.html"}, catalogue_of(**entry))

    assert [gap for gap in found if fault in gap]


def test_a_translation_that_no_page_shows_is_found() -> None:
    assert gaps({}, catalogue_of(msgid="Old", msgstr="Gammal")) == ["in the catalogue, in no page: Old"]


def test_whole_translations_with_plural_pass() -> None:
    word = Word("%(n)s case", "%(n)s cases")
    forms = {0: "Ett ärende", 1: "%(n)s ärenden"}

    assert (
        gaps({word: "a"}, catalogue_of(msgid=word.text, msgid_plural=word.plural, msgstr_plural=forms)) == []
    )


def test_compiling_leaves_doubtful_words_in_english(tmp_path: Path) -> None:
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = catalogue_of(msgid="Menu", msgstr="Meny")
    catalogue.append(polib.POEntry(msgid="Start", msgstr="Slut", flags=["fuzzy"]))
    catalogue.save(str(folder / "django.po"))

    (compiled,) = compile_catalogues(tmp_path)

    assert [entry.msgid for entry in polib.mofile(str(compiled))] == ["Menu"]


def test_collecting_keeps_translations_brings_new_words_and_drops_unused_ones() -> None:
    catalogue = catalogue_of(msgid="Menu", msgstr="Meny")
    catalogue.append(polib.POEntry(msgid="Old", msgstr="Gammal"))

    collect({Word("Menu"): "base.html", Word("%(n)s day", "%(n)s days"): "a.html"}, catalogue)

    assert [(entry.msgid, entry.msgstr) for entry in catalogue] == [("%(n)s day", ""), ("Menu", "Meny")]
    assert catalogue[0].msgstr_plural == {0: "", 1: ""}


def test_a_collected_catalogue_reads_as_it_was_written(tmp_path: Path) -> None:
    catalogue = polib.POFile()
    words = {Word("%(n)s day", "%(n)s days", "in a list"): "a.html", Word('A "word" of\ntwo lines'): "b.html"}

    collect(words, catalogue)
    catalogue.save(str(tmp_path / "django.po"))

    found = gaps(words, polib.pofile(str(tmp_path / "django.po")))
    assert [gap.split(":")[0] for gap in found] == ["not translated", "not translated"]


def test_a_text_met_with_and_without_plural_is_one_word() -> None:
    met = {
        Word("One day"): "a.html",
        Word("One day", "%(n)s days"): "b.html",
        Word("One day", "", "of rest"): "c.html",
    }

    assert list(without_repeated(met)) == [Word("One day", "%(n)s days"), Word("One day", "", "of rest")]


def test_a_word_twice_in_the_catalogue_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "Menu"\nmsgstr "Meny"\n\nmsgid "Menu"\nmsgstr "Lista"\n')

    with pytest.raises(ValueError, match="already exists"):
        compile_catalogues(tmp_path)
