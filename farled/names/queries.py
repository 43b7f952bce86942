"""Which table of words holds here, and what are countries called?"""

from functools import lru_cache

from farled.names.content import read_countries, read_words
from farled.names.terms import CountryTable, WordTable
from farled.text.content import content_folder


def word_table() -> WordTable:
    """The words of content/names/words.yaml, or of the institution's own folder."""
    return _table_in(str(content_folder()))


@lru_cache(maxsize=4)
def _table_in(_folder: str) -> WordTable:
    return read_words(content_folder() / "names" / "words.yaml")


def country_table() -> CountryTable:
    """What countries are called, by content/names/countries.yaml."""
    return _countries_in(str(content_folder()))


@lru_cache(maxsize=4)
def _countries_in(_folder: str) -> CountryTable:
    return read_countries(content_folder() / "names" / "countries.yaml")
