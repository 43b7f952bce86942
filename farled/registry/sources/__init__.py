"""How are the records of the Research Organization Registry read?"""

from farled.registry.sources.ror import read_ror

__all__ = ["read_ror"]
