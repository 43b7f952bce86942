"""Which small changes can be made to what the rule files say? Each is one that a worked case must notice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from farled.assessment import rules
from farled.assessment.terms import Books, Depth
from farled.countries.terms import Thresholds, ThresholdSet
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DelegationTable
from farled.risks.terms import Level, Requirement
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books, full_cases


@dataclass(frozen=True, slots=True)
class World:
    """All that a worked case is judged by."""

    books: Books
    thresholds: Thresholds


Mutant = tuple[str, World]
"""What was changed, in words, and the world with that one change."""


@lru_cache(maxsize=1)
def world() -> World:
    """The content as it is shipped."""
    return World(books(), shelf.thresholds())


def broken(changed: World, first: str = "") -> str:
    """The first worked case, quick or full, that expects something else; "" if none.

    Those whose id begins with ``first`` are tried before the others.
    """
    return next((id for id in _order(first) if _is_broken(id, changed)), "")


def _order(first: str) -> list[str]:
    everything = [f"full/{id}" for id in full_cases()] + list(shelf.cases())
    return sorted(everything, key=lambda id: not id.startswith(first))


def _is_broken(id: str, by: World) -> bool:
    return _full_is_broken(id[5:], by) if id.startswith("full/") else _quick_is_broken(id, by)


def _full_is_broken(id: str, by: World) -> bool:
    case = full_cases()[id]
    found = rules.assess_case(case=case, packs=shelf.packs(), books=by.books, thresholds=by.thresholds)
    assert case.expected
    return bool(rules.missed_in_full(assessment=found, expected=case.expected))


def _quick_is_broken(id: str, by: World) -> bool:
    case = shelf.cases()[id]
    found = rules.judge_case(
        case=case,
        questionnaire=shelf.quick_check(),
        rulebook=by.books.rulebook,
        delegation=by.books.delegation,
        review=by.books.review,
        thresholds=by.thresholds,
    )
    assert case.expected
    return bool(rules.missed(judgement=found, expected=case.expected))


def _with(**parts: Any) -> World:
    """The world with other books."""
    return replace(world(), books=replace(world().books, **parts))


def _less[Item](items: tuple[Item, ...], one: Item) -> tuple[Item, ...]:
    return tuple(item for item in items if item is not one)


def _swapped[Item](items: tuple[Item, ...], was: Item, becomes: Item) -> tuple[Item, ...]:
    return tuple(becomes if item is was else item for item in items)


# ---- rules and stops


def rules_removed() -> Iterator[tuple[str, str, World]]:
    """Each rule and each stop taken away, with the case that it names."""
    book = books().rulebook
    for rule in book.rules:
        yield rule.id, rule.case, _with(rulebook=replace(book, rules=_less(book.rules, rule)))
    for stop in book.stops:
        yield stop.id, stop.case, _with(rulebook=replace(book, stops=_less(book.stops, stop)))


# ---- requirements


def requirements_changed() -> Iterator[Mutant]:
    """Each field of each requirement that says something, saying something else.

    What only people ask for stands in the way of nothing, so no case expects it.
    """
    book = books().rulebook
    for asked in (one for one in book.requirements if not one.on_request):
        for what, other in _requirement_changes(asked):
            changed = replace(book, requirements=_swapped(book.requirements, asked, other))
            yield f"{asked.id}: {what}", _with(rulebook=changed)


def _requirement_changes(asked: Requirement) -> Iterator[tuple[str, Requirement]]:
    yield "before the decision or not", replace(asked, before_decision=not asked.before_decision)
    if asked.posts:
        yield "anybody can give it", replace(asked, posts=())
        for post in asked.posts:
            yield (
                f"not given by {post}",
                replace(asked, posts=_less(asked.posts, post) or (PostRole.AUDITOR,)),
            )
    if asked.met_when:
        yield "never met by what is known", replace(asked, met_when="")
    if asked.again_during:
        yield "not asked anew", replace(asked, again_during=False)
    if asked.before_decision and asked.waived_by is None:
        yield "the head may waive it", replace(asked, waived_by=PostRole.HEAD_OF_DEPARTMENT)
    if asked.waived_by:
        yield "nobody may waive it", replace(asked, waived_by=None)
        yield "a lower post may waive it", replace(asked, waived_by=_LOWER[asked.waived_by])


_LOWER = {
    PostRole.HEAD_OF_DEPARTMENT: PostRole.RESEARCHER,
    PostRole.ACADEMIC_VICE_PRESIDENT: PostRole.HEAD_OF_DEPARTMENT,
}


# ---- who decides


def delegation_changed() -> Iterator[Mutant]:
    """Each row and lift put at another post, each lift taken away, each reach put in a longer line."""
    kept = books().delegation
    for table in kept.tables:
        for what, other in _table_changes(table):
            yield what, _with(delegation=replace(kept, tables=_swapped(kept.tables, table, other)))


def _table_changes(table: DelegationTable) -> Iterator[tuple[str, DelegationTable]]:
    for row in table.rows:
        for role in (PostRole.RESEARCHER, PostRole.PRESIDENT):
            if role is not row.role:
                other = replace(row, role=role)
                yield f"row {row.id} at {role}", replace(table, rows=_swapped(table.rows, row, other))
    for lift in table.lifts:
        yield f"lift {lift.id} removed", replace(table, lifts=_less(table.lifts, lift))
        other_role = (
            PostRole.PRESIDENT if lift.role is not PostRole.PRESIDENT else PostRole.HEAD_OF_DEPARTMENT
        )
        lifted = replace(lift, role=other_role)
        yield f"lift {lift.id} to {other_role}", replace(table, lifts=_swapped(table.lifts, lift, lifted))
    for line in table.lines:
        for other in table.lines:
            for reach in line.reach if set(line.roles) < set(other.roles) else ():
                moved = (
                    replace(line, reach=tuple(one for one in line.reach if one != reach)),
                    replace(other, reach=(*other.reach, reach)),
                )
                yield f"reach {reach} in line {other.id}", replace(table, lines=moved)


# ---- how deep, which sections


def proportion_changed() -> Iterator[Mutant]:
    """Each rule of depth and each reason taken away, each depth lowered, each section it opens left out."""
    kept = books().proportion
    for key in ("rules", "floor", "closed", "doubts"):
        entries = getattr(kept, key)
        for entry in entries:
            yield f"{entry.id} removed", _with(proportion=replace(kept, **{key: _less(entries, entry)}))
    for rule in kept.rules:
        shallower = replace(rule, depth=Depth.STANDARD)
        yield (
            f"{rule.id} standard",
            _with(proportion=replace(kept, rules=_swapped(kept.rules, rule, shallower))),
        )
    for words in kept.depths:
        for key in ("opens", "when_chosen"):
            for section in getattr(words, key):
                other = replace(words, **{key: tuple(one for one in getattr(words, key) if one != section)})
                depths = _swapped(kept.depths, words, other)
                yield f"{words.id} {key} less {section}", _with(proportion=replace(kept, depths=depths))


# ---- outcomes, review, matrix


def outcomes_changed() -> Iterator[Mutant]:
    """Each row of outcomes taken away, and each state, stage, seat and need of it."""
    kept = books().outcomes
    for table in kept.tables:
        for row in table.rows:
            rows = [("removed", ())]
            for key in ("states", "stages", "seats", "needs"):
                for one in getattr(row, key):
                    fewer = tuple(other for other in getattr(row, key) if other is not one)
                    rows.append((f"{key} less {one}", (replace(row, **{key: fewer}),)))
            for what, becomes in rows:
                left = tuple(other for one in table.rows for other in (becomes if one is row else (one,)))
                tables = _swapped(kept.tables, table, replace(table, rows=left))
                yield f"{row.id} {what}", _with(outcomes=replace(kept, tables=tables))


def review_changed() -> Iterator[Mutant]:
    """Each length after which a decision is looked at again, a month longer."""
    kept = books().review
    for periods in kept.periods:
        for attention, months in periods.months.items():
            other = replace(periods, months={**periods.months, attention: months + 1})
            yield f"{attention}", _with(review=replace(kept, periods=_swapped(kept.periods, periods, other)))
        later = replace(periods, months_after_end=periods.months_after_end + 1)
        yield "after the end", _with(review=replace(kept, periods=_swapped(kept.periods, periods, later)))


def matrix_changed() -> Iterator[Mutant]:
    """Each cell of the matrix one level off, and each level that must be rated left out."""
    kept = books().matrices
    for matrix in kept.dated:
        for row, cells in enumerate(matrix.cells):
            for column, level in enumerate(cells):
                other = Level.MEDIUM if level is not Level.MEDIUM else Level.HIGH
                line = (*cells[:column], other, *cells[column + 1 :])
                changed = replace(matrix, cells=(*matrix.cells[:row], line, *matrix.cells[row + 1 :]))
                place = f"{matrix.likelihood[row].id} and {matrix.consequence[column].id}"
                yield place, _with(matrices=replace(kept, dated=_swapped(kept.dated, matrix, changed)))
        for level in matrix.must_be_rated:
            fewer = tuple(one for one in matrix.must_be_rated if one is not level)
            changed = replace(matrix, must_be_rated=fewer)
            yield (
                f"{level} unrated",
                _with(matrices=replace(kept, dated=_swapped(kept.dated, matrix, changed))),
            )


# ---- thresholds


def thresholds_changed() -> Iterator[Mutant]:
    """Each signal left out of each list, each number moved, each band left out."""
    kept = world().thresholds
    for one in kept.sets:
        for what, other in _set_changes(one):
            changed = replace(kept, sets=_swapped(kept.sets, one, other))
            yield what, replace(world(), thresholds=changed)


def _set_changes(one: ThresholdSet) -> Iterator[tuple[str, ThresholdSet]]:
    yield "enough one less", replace(one, enough=one.enough - 1)
    yield "enough one more", replace(one, enough=one.enough + 1)
    for key in ("heightened", "strict", "together", "freedom"):
        for signal in getattr(one, key):
            fewer = _less(getattr(one, key), signal)
            yield f"{key} without {signal.id}", replace(one, **{key: fewer})
            for band in signal.bands:
                other = replace(signal, bands=tuple(b for b in signal.bands if b != band) or ("none",))
                yield (
                    f"{key}: {signal.id} without {band}",
                    replace(one, **{key: _swapped(getattr(one, key), signal, other)}),
                )
            if signal.below is not None:
                for share in (0.9, 1.1):
                    other = replace(signal, below=signal.below * share)
                    yield (
                        f"{key}: {signal.id} at {signal.below * share:g}",
                        replace(one, **{key: _swapped(getattr(one, key), signal, other)}),
                    )
    for source in one.sources:
        uncounted = replace(source, is_counted=False)
        yield f"{source.id} not counted", replace(one, sources=_swapped(one.sources, source, uncounted))
