"""How does what we know of a country become something that a page can show?"""

from farled.countries.presenters.context import context_table
from farled.countries.presenters.pages import country_list, country_page

__all__ = ["context_table", "country_list", "country_page"]
