"""What does the evidence on a country ask of us, and which of several contexts is the gravest?"""

from farled.countries.rules.contexts import context_of
from farled.countries.rules.gravity import gravest, gravest_freedom

__all__ = ["context_of", "gravest", "gravest_freedom"]
