"""How does what we know of a country become something that a page can show?"""

from farled.countries.presenters.context import context_table

__all__ = ["context_table"]
