"""Does a department have what is asked of it, until when, and who may say so?"""

from collections.abc import Iterable
from datetime import date

from farled.capacity.terms import Ask, AskKind, Asks, AskState, CapacityBook, Has, Standing, Trained
from farled.organisation.terms import PostRole, Viewer
from farled.text.rules import months_later
from farled.text.terms import Wording

NOT_YOURS = Wording(
    sv="Det här sköter prefekten, eller internationella kontoret.",
    en="The head of department, or the international office, sees to this.",
)
_UNKNOWN_COURSE = Wording(sv="Den utbildningen finns inte i listan.", en="That course is not on the list.")
_AHEAD = Wording(sv="Den dagen har inte varit ännu.", en="That day has not been yet.")
_NAMED = Wording(sv="Personen är redan kontaktperson här.", en="That person is a contact point here already.")
_NO_TITLE = Wording(sv="Skriv vad vägledningen heter.", en="Write what the guidance is called.")
_NO_PLACE = Wording(
    sv="Skriv vägledningens innehåll, eller en adress som börjar med https://.",
    en="Write what the guidance says, or an address that begins with https://.",
)
_CLOSED = Wording(sv="Personens konto är stängt.", en="That person's account is closed.")


def in_force(*, book: CapacityBook, on: date) -> Asks | None:
    """What is asked on a day; None before the first list."""
    found = [one for one in book.lists if one.starts_on <= on]
    return found[-1] if found else None


def standings(*, asks: Asks, has: Has, book: CapacityBook, on: date) -> tuple[Standing, ...]:
    """Each thing that is asked, and where it stands on a day."""
    return tuple(_standing(ask, has, book, on) for ask in asks.asks)


def _standing(ask: Ask, has: Has, book: CapacityBook, on: date) -> Standing:
    if ask.kind is AskKind.CONTACT:
        state = AskState.THERE if has.contacts >= ask.least else AskState.MISSING
        return Standing(ask, state, has.contacts)
    if ask.kind is AskKind.GUIDANCE:
        ends = [months_later(day, ask.holds_months) for day in has.guidance]
    else:
        ends = list(_ends(ask, has.trained, book))
    return _held(ask, ends, on)


def _ends(ask: Ask, trained: Iterable[Trained], book: CapacityBook) -> Iterable[date]:
    """For each person who counts, the day from which the latest of the courses asked for is too old."""
    latest: dict[int, date] = {}
    for one in trained:
        course = book.course(one.course)
        if course is None or one.course not in ask.courses or (ask.kind is AskKind.HEAD and not one.is_head):
            continue
        end = months_later(one.on, course.holds_months)
        latest[one.person_id] = max(end, latest.get(one.person_id, end))
    return latest.values()


def _held(ask: Ask, ends: list[date], on: date) -> Standing:
    """There while enough hold; ``until`` is the day from which too few do."""
    holding = sorted((end for end in ends if end > on), reverse=True)
    if len(holding) >= ask.least:
        return Standing(ask, AskState.THERE, len(holding), holding[ask.least - 1])
    state = AskState.TOO_OLD if len(ends) >= ask.least else AskState.MISSING
    return Standing(ask, state, len(holding))


def may_keep(*, viewer: Viewer, unit_path: str) -> bool:
    """Whether somebody sees to a department: a head of it or above, a deputy, the international office."""
    return PostRole.INTERNATIONAL_OFFICE in viewer.roles or any(
        unit_path.startswith(path) for path in viewer.headed_paths()
    )


def may_read_names(*, viewer: Viewer, unit_path: str) -> bool:
    """Whether somebody reads who is trained: who sees to the department, and the university's leadership."""
    leads = {PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.PRESIDENT}
    return may_keep(viewer=viewer, unit_path=unit_path) or bool(viewer.roles & leads)


def against_contact(*, is_active: bool, is_named: bool) -> tuple[Wording, ...]:
    """Every reason why somebody does not become a contact point."""
    return tuple(why for why, is_so in ((_CLOSED, not is_active), (_NAMED, is_named)) if is_so)


def against_guidance(*, title: str, says: str, address: str, on: date, today: date) -> tuple[Wording, ...]:
    """Every reason why a piece of guidance is not kept so."""
    is_there = says.strip() or address.startswith("https://")
    told = {_NO_TITLE: not title.strip(), _NO_PLACE: not is_there, _AHEAD: on > today}
    return tuple(why for why, is_so in told.items() if is_so)


def against_training(*, course: str, book: CapacityBook, on: date, today: date) -> tuple[Wording, ...]:
    """Every reason why a training is not recorded so."""
    told = {_UNKNOWN_COURSE: book.course(course) is None, _AHEAD: on > today}
    return tuple(why for why, is_so in told.items() if is_so)
