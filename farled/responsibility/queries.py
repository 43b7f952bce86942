"""Which delegation is in force in this house?"""

from functools import lru_cache

from farled.responsibility.content import read_delegation
from farled.responsibility.terms import Delegation
from farled.text.content import content_folder


def delegation() -> Delegation:
    """The dated tables of content/rules/delegation.yaml; read once a process."""
    return _delegation(str(content_folder()))


@lru_cache(maxsize=2)
def _delegation(_folder: str) -> Delegation:
    return read_delegation(content_folder() / "rules" / "delegation.yaml")
