"""How does it read what a department has, and what it lacks?"""

from datetime import date
from typing import Any

from farled.capacity.models import Training
from farled.capacity.queries import Department, capacity_book
from farled.capacity.terms import AskKind, AskState, Standing
from farled.text.rules import months_later, written_date
from farled.text.terms import Wording

Plain = dict[str, Any]
_ALL = Wording(sv="Allt är på plats", en="Everything is in place")
_ONE = Wording(sv="En sak saknas", en="One thing is lacking")
_MORE = Wording(sv="{count} saker saknas", en="{count} things are lacking")
_STATES = {
    AskState.THERE: Wording(sv="På plats", en="In place"),
    AskState.TOO_OLD: Wording(sv="För gammalt", en="Too old"),
    AskState.MISSING: Wording(sv="Saknas", en="Missing"),
}
_UNTIL = Wording(sv="Räcker till {day}.", en="Enough until {day}.")
_HAS = Wording(sv="{count} av {least}.", en="{count} of {least}.")


def department_told(found: Department, language: str) -> Plain:
    """A department with each thing that is asked of it, in words."""
    return {
        "pk": found.unit.pk,
        "name": found.unit.name(language),
        "says": _says(found.lacking).in_language(language),
        "is_whole": not found.lacking,
        "asks": [_ask(one, language) for one in found.standings],
        "contacts": [{"pk": one.pk, "name": one.person.name} for one in found.contacts],
        "guidance": [
            {
                "pk": one.pk,
                "title": one.title,
                "says": one.says,
                "address": one.address,
                "reviewed_on": one.reviewed_on,
            }
            for one in found.guidance
        ],
        "trained": len({one.person_id for one in found.trainings}),
    }


def _says(lacking: int) -> Wording:
    if not lacking:
        return _ALL
    return _ONE if lacking == 1 else _MORE.filled(count=str(lacking))


def _ask(one: Standing, language: str) -> Plain:
    ask = one.ask
    return {
        "id": ask.id,
        "name": ask.name.in_language(language),
        "because": ask.because.in_language(language),
        "state": one.state.value,
        "says": _STATES[one.state].in_language(language),
        "is_there": one.state is AskState.THERE,
        "more": _more(one, language),
    }


def _more(one: Standing, language: str) -> str:
    if one.until is not None:
        return _UNTIL.filled(day=written_date(one.until, language)).in_language(language)
    if one.ask.kind is AskKind.TRAINED:
        return _HAS.filled(count=str(one.count), least=str(one.ask.least)).in_language(language)
    return ""


def training_told(one: Training, *, on: date, language: str) -> Plain:
    """A course that somebody took, and whether it is time for a new one."""
    course = capacity_book().course(one.course)
    until = months_later(one.on, course.holds_months) if course else None
    return {
        "pk": one.pk,
        "person": one.person.name,
        "course": course.name.in_language(language) if course else one.course,
        "on": one.on,
        "until": until,
        "is_too_old": until is not None and until <= on,
        "note": one.note,
        "by": one.by.name if one.by_id != one.person_id else "",
    }


def courses_told(language: str) -> list[Plain]:
    """Every course on offer, with what it is about."""
    return [
        {
            "id": one.id,
            "name": one.name.in_language(language),
            "content": one.content.in_language(language),
            "months": one.holds_months,
        }
        for one in capacity_book().courses
    ]
