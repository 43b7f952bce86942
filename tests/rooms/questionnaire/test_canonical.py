"""Is a published version the same text for ever, and the same questionnaire when read again?"""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.questionnaire.content import canonical_json, from_json
from farled.questionnaire.content.canonical import digest_of
from farled.questionnaire.terms import RISK_KINDS, Carrying, Closing, Kind, Option, Question, Questionnaire
from farled.text.terms import Wording
from tests.rooms.questionnaire.packs import pack, small

TEXTS = st.text(min_size=1).filter(lambda text: text.strip() != "")
SAYINGS = st.builds(Wording, sv=TEXTS, en=TEXTS)
CLOSINGS = st.builds(Closing, id=TEXTS, when=TEXTS, answer=TEXTS, because=SAYINGS, source=SAYINGS)
QUESTIONS = st.builds(
    Question,
    key=TEXTS,
    area=TEXTS,
    kind=st.sampled_from(Kind),
    text=SAYINGS,
    why=SAYINGS,
    help=SAYINGS,
    reference=TEXTS,
    touches=st.lists(st.sampled_from(RISK_KINDS), max_size=3).map(tuple),
    examples=st.none() | SAYINGS,
    ask_when=TEXTS,
    not_asked_because=st.none() | SAYINGS,
    closings=st.lists(CLOSINGS, max_size=2).map(tuple),
    options=st.lists(st.builds(Option, id=TEXTS, text=SAYINGS), max_size=2).map(tuple),
    thanks_for_unsure=st.none() | SAYINGS,
)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple)
CARRYINGS = st.builds(Carrying, from_key=TEXTS, to_key=TEXTS, values=PAIRS)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Any questionnaire at all, sensible or not: what is stored must come back."""
    asked = draw(st.lists(QUESTIONS, min_size=1, max_size=3))
    return pack(*asked, carrying=draw(st.lists(CARRYINGS, max_size=2)), version=draw(TEXTS))


@given(questionnaires())
def test_what_is_written_reads_back_the_same(questionnaire: Questionnaire) -> None:
    written = canonical_json(questionnaire)

    assert from_json(written) == questionnaire
    assert canonical_json(from_json(written)) == written


def test_digest_is_sha256_of_the_json_and_not_inside_it() -> None:
    written = canonical_json(small())

    assert small().digest == hashlib.sha256(written.encode()).hexdigest()
    assert "digest" not in json.loads(written)


def test_any_changed_word_changes_the_digest() -> None:
    changed = replace(small(), lead=Wording(sv=small().lead.sv, en="Another lead"))

    assert digest_of(changed) != small().digest


def test_swedish_letters_are_written_as_themselves() -> None:
    assert "på svenska" in canonical_json(small())


@pytest.mark.parametrize("text", ["{}", "[]", '{"format": 2}', '{"format": 1}', "not JSON"])
def test_other_documents_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


def test_stored_part_with_wrong_shape_is_refused() -> None:
    stored = json.loads(canonical_json(small()))
    stored["questions"] = "none"

    with pytest.raises(ValueError, match="a whole stored questionnaire"):
        from_json(json.dumps(stored))
