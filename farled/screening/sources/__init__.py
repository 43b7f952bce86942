"""How are registers and lists of co-authors read that somebody wants to have screened?"""

from farled.screening.sources.rows import questions_in, texts_in

__all__ = ["questions_in", "texts_in"]
