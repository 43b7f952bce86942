"""Which of several contexts is the gravest?"""

from collections.abc import Iterable

from farled.countries.terms import AcademicFreedom, Attention, Context

_ATTENTION_ORDER = tuple(Attention)
_FREEDOM_ORDER = tuple(AcademicFreedom)


def gravest(contexts: Iterable[Context]) -> Attention:
    """The gravest attention of several contexts: open, no data, heightened, strict. None is no data."""
    found = (context.attention for context in contexts)
    return max(found, key=_ATTENTION_ORDER.index, default=Attention.NO_DATA)


def gravest_freedom(contexts: Iterable[Context]) -> AcademicFreedom:
    """The gravest of several: respected, no data, under pressure. None is no data."""
    found = (context.academic_freedom for context in contexts)
    return max(found, key=_FREEDOM_ORDER.index, default=AcademicFreedom.NO_DATA)
