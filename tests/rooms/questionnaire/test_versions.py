"""What happens to a running case's answers when the questionnaire gets a new version?"""

from farled.questionnaire.rules import carry_over, dry_run, standings
from farled.questionnaire.terms import (
    Answer,
    Carrying,
    Ended,
    Kind,
    Moved,
    Option,
    Questionnaire,
    State,
    Trial,
)
from tests.rooms.questionnaire.packs import KNOWN, pack, question, small, words


def test_same_key_keeps_its_answer_with_reason() -> None:
    answer = Answer("results.use", "yes", "Because")

    carried = carry_over(old=small(), new=small(), answers=[answer])

    assert carried.kept == (answer,)
    assert (carried.changed, carried.dropped_archived, carried.new_questions) == ((), (), ())


def test_renamed_key_moves_and_is_not_new() -> None:
    new = pack(question("outcome.use"), carrying=[Carrying("results.use", "outcome.use")])
    answer = Answer("results.use", "unsure")

    carried = carry_over(old=small(), new=new, answers=[answer])

    assert carried.changed == (Moved(was=answer, now=Answer("outcome.use", "unsure")),)
    assert carried.new_questions == ()


def test_option_is_mapped() -> None:
    wider = question("results.use", kind=Kind.CHOICE, options=(Option("some", words("some")),))
    new = pack(wider, carrying=[Carrying("results.use", "results.use", (("yes", "some"),))])

    carried = carry_over(old=small(), new=new, answers=[Answer("results.use", "yes")])

    assert carried.answers == (Answer("results.use", "some"),)


def test_value_that_no_longer_exists_is_archived_not_guessed() -> None:
    new = pack(question("results.use", kind=Kind.CHOICE, options=(Option("some", words("some")),)))
    answer = Answer("results.use", "yes")

    carried = carry_over(old=small(), new=new, answers=[answer])

    assert (carried.answers, carried.dropped_archived) == ((), (answer,))


def test_answer_to_removed_question_is_archived_and_new_question_shown() -> None:
    new = pack(question("people.exposed"))
    answer = Answer("results.use", "yes")

    carried = carry_over(old=small(), new=new, answers=[answer])

    assert carried.dropped_archived == (answer,)
    assert carried.new_questions == new.questions


def test_two_different_answers_that_meet_are_both_archived() -> None:
    new = pack(question("all.use"), carrying=[Carrying("a.use", "all.use"), Carrying("b.use", "all.use")])
    old = pack(question("a.use"), question("b.use"))
    answers = [Answer("a.use", "yes"), Answer("b.use", "no")]

    carried = carry_over(old=old, new=new, answers=answers)

    assert carried.answers == ()
    assert carried.dropped_archived == tuple(answers)


def test_two_equal_answers_that_meet_become_one_and_none_is_lost() -> None:
    new = pack(question("all.use"), carrying=[Carrying("a.use", "all.use"), Carrying("b.use", "all.use")])
    old = pack(question("a.use"), question("b.use"))

    carried = carry_over(old=old, new=new, answers=[Answer("b.use", "no"), Answer("a.use", "no")])

    assert carried.answers == (Answer("all.use", "no"),)
    assert carried.dropped_archived == (Answer("b.use", "no"),)


def test_one_answer_may_move_to_two_questions() -> None:
    new = pack(
        question("a.use"),
        question("b.use"),
        carrying=[Carrying("results.use", "a.use"), Carrying("results.use", "b.use")],
    )

    carried = carry_over(old=small(), new=new, answers=[Answer("results.use", "yes")])

    assert carried.answers == (Answer("a.use", "yes"), Answer("b.use", "yes"))


def test_key_that_carrying_names_goes_only_where_it_says() -> None:
    moves = [Carrying("results.use", "outcome.use")]
    new = pack(question("results.use"), question("outcome.use"), carrying=moves)

    carried = carry_over(old=small(), new=new, answers=[Answer("results.use", "yes")])

    assert carried.answers == (Answer("outcome.use", "yes"),)


def outcome(questionnaire: Questionnaire, case: Trial, answers: tuple[Answer, ...]) -> Ended:
    """Done when nothing is open: enough of an outcome to see one change."""
    found = standings(questionnaire=questionnaire, facts=case.facts, answers=answers)
    waiting = tuple(one.question.key for one in found if one.state is State.OPEN)
    return Ended("open" if waiting else "done", waiting)


def test_dry_run_says_which_outcome_would_change_and_why() -> None:
    old, new = pack(question("results.use")), pack(question("results.use"), question("people.exposed"))
    cases = [
        Trial("finished", KNOWN, (Answer("results.use", "no"),)),
        Trial("begun", KNOWN, ()),
    ]

    report = dry_run(old=old, new=new, cases=cases, outcome=outcome)

    assert [tried.id for tried in report.changed] == ["finished"]
    assert (report.cases[0].before, report.cases[0].after) == ("done", "open")
    assert [tried.opens for tried in report.cases] == [("people.exposed",), ("people.exposed",)]
    assert report.cases[0].carried.kept == (Answer("results.use", "no"),)
