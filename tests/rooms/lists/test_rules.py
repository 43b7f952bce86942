"""Is each version of a list told from the one before it, and a collapsed one refused?"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.lists.content import read_lists
from farled.lists.queries import published_lists
from farled.lists.rules import against_version, delta, digest_of, digest_of_all, is_stale, repeated
from farled.lists.terms import ListKind, Party, PartyKind, PublishedList, Standing
from farled.text.content import ContentError, shipped_content
from farled.text.terms import Wording

TODAY = date(2026, 11, 2)
WORDS = Wording(sv="lista", en="list")
LIST = PublishedList(
    "toy", ListKind.DESIGNATION, WORDS, "P", "https://x.example", "free", "a law", WORDS, 10, 1000, 5, 7, True
)
DIGESTS = st.dictionaries(st.text(min_size=1, max_size=3), st.sampled_from("abc"), max_size=8)


def party(id: str = "1", **over: object) -> Party:
    return Party(**({"entry_id": id, "kind": PartyKind.COMPANY, "name": "Alpha Works"} | over))  # type: ignore[arg-type]  # told by keyword


@given(DIGESTS, DIGESTS)
def test_a_delta_laid_on_the_version_before_gives_the_version_after(
    before: dict[str, str], after: dict[str, str]
) -> None:
    found = delta(before=before, after=after)

    kept = {id: digest for id, digest in before.items() if id not in {*found.removed, *found.changed}}
    rebuilt = kept | {id: after[id] for id in (*found.added, *found.changed)}
    assert rebuilt == after
    assert found.is_empty == (before == after)
    assert not set(found.added) & set(before)
    assert all(before[id] != after[id] for id in found.changed)


def test_every_word_of_a_party_counts_and_the_same_words_give_the_same_digest() -> None:
    first = digest_of(party())

    assert digest_of(party()) == first
    others = (party(name="Alpha Work"), party(aliases=("A",)), party(weak=("A",)), party(note="x"))
    assert len({first, *(digest_of(one) for one in others)}) == 5


def test_the_digest_of_a_version_does_not_hang_on_its_order() -> None:
    assert digest_of_all({"a": "1", "b": "2"}) == digest_of_all({"b": "2", "a": "1"})


@pytest.mark.parametrize(
    ("found", "lost", "day", "said"),
    [
        (0, 100, TODAY, "empty"),
        (9, 0, TODAY, "fewer than the 10"),
        (1001, 0, TODAY, "more than the 1000"),
        (94, 6, TODAY, "6 of 100 parties are gone"),
        (100, 0, TODAY - timedelta(days=1), "the one in force of 2026-11-02"),
    ],
)
def test_a_version_that_cannot_be_trusted_is_refused(found: int, lost: int, day: date, said: str) -> None:
    reasons = against_version(
        published=LIST, standing=Standing(100, TODAY), found=found, lost=lost, published_on=day
    )

    assert len(reasons) == 1
    assert said in reasons[0].en


@pytest.mark.parametrize(("found", "lost"), [(95, 5), (10, 0), (1000, 0)])
def test_a_version_within_its_bounds_is_taken_in(found: int, lost: int) -> None:
    standing = Standing(100, TODAY)

    assert not against_version(published=LIST, standing=standing, found=found, lost=lost, published_on=None)
    assert not against_version(published=LIST, standing=None, found=found, lost=0, published_on=TODAY)


def test_an_entry_that_stands_there_twice_is_named() -> None:
    assert [one.en for one in repeated([party("1"), party("2"), party("1"), party("1")])] == [
        "The entry 1 is there twice."
    ]


@pytest.mark.parametrize(("days", "stale"), [(0, False), (7, False), (8, True), (None, True)])
def test_a_list_that_nobody_has_seen_for_long_is_stale(days: int | None, stale: bool) -> None:
    seen = None if days is None else TODAY - timedelta(days=days)

    assert is_stale(published=LIST, seen_on=seen, on=TODAY) is stale


def test_designations_and_assessments_are_kept_apart_in_the_content() -> None:
    kinds = {one.id: one.kind for one in published_lists().values()}

    assert kinds["us_ofac_sdn"] is ListKind.DESIGNATION
    assert {id for id, kind in kinds.items() if kind is ListKind.ASSESSMENT} == {
        "aspi_cdut",
        "ca_nro",
        "ua_war_sanctions",
    }
    assert kinds["interpol_red"] is ListKind.NOTICE


def test_lists_whose_terms_forbid_commercial_use_are_off_until_somebody_decides() -> None:
    restricted = [one for one in published_lists().values() if "CC BY-NC" in one.licence]

    assert len(restricted) > 5
    assert not any(one.is_on for one in restricted)


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("id: un_sc", "id: un", "the name of the folder"),
        ("kind: designation", "kind: law", "'kind' to be one of"),
        ("least: 500", "least: 0", "at least 1"),
        ("most: 3000", "most: 30", "at least 'least'"),
        ("is_on: true", "is_on: often", "true or false"),
    ],
)
def test_a_list_that_is_described_wrongly_is_refused_with_its_line(
    tmp_path: Path, was: str, becomes: str, expected: str
) -> None:
    text = (shipped_content() / "lists" / "un_sc" / "list.yaml").read_text(encoding="utf-8")
    assert was in text
    folder = tmp_path / "un_sc"
    folder.mkdir()
    (folder / "list.yaml").write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=expected):
        read_lists(folder.parent)
