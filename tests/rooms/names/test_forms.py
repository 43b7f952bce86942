"""Do names meet across scripts, languages, legal forms and spellings, and do different ones stay apart?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.names.content import read_countries, read_words
from farled.names.queries import country_table, word_table
from farled.names.rules.aligning import align
from farled.names.rules.forms import (
    LONGEST,
    agreement,
    countries_of,
    form_of,
    form_of_person,
    may_be_one,
    script_of,
    skeleton,
    stem,
)
from farled.names.rules.index import NameIndex
from farled.names.terms import NameForm, Script, WordKind
from farled.text.content import ContentError


def organisation(name: str) -> NameForm:
    return form_of(name, word_table())


def agree(one: NameForm, other: NameForm, *, of_person: bool = False) -> int:
    index = NameIndex([one, other], [0, 1])
    return align(one, other, index.weight, of_person=of_person).agree


# ---- forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Общество с Ограниченной Ответственностью «Вертикаль»", "Vertikal LLC"),
        ("АО «Хабаровский Судостроительный Завод»", "Khabarovskiy Shipbuilding Plant JSC"),
        ("University of Technology, Luleå", "Luleå Technology University"),
        ("Univ. Sci. Technol.", "University of Science and Technology"),
        ("Universität Uppsala", "Universitet Uppsala"),
        ("上海大学", "Shànghǎi Dàxué"),
    ],
)
def test_one_organisation_in_two_spellings_has_a_key_in_common(one: str, other: str) -> None:
    left, right = organisation(one), organisation(other)

    assert left.sorted_key == right.sorted_key or left.joined_key == right.joined_key


def test_a_form_of_a_company_weighs_little_and_a_telling_word_much() -> None:
    form = organisation("OOO Vertikal of the University")

    assert {word.text: word.kind for word in form.words} == {
        "ooo": WordKind.LEGAL,
        "vertikal": WordKind.DISTINCT,
        "of": WordKind.LITTLE,
        "the": WordKind.LITTLE,
        "university": WordKind.CONCEPT,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد القادر محمود", "Abdelkader Mahmoud"),
        ("Qassem DAMAVANDIAN", "Ghassem DAMAVANDIAN"),
        ("Елена Васильевна БИБИКОВА", "Elena Vasilyevna Bibikova"),
        ("BIBIKOVA, Elena", "Elena Bibikova"),
        ("Mohammed al-Sayyed", "Muhammad Al Sayed"),
    ],
)
def test_one_person_in_two_spellings_agrees(one: str, other: str) -> None:
    assert agree(form_of_person(one), form_of_person(other), of_person=True) >= 80


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Carter", "John Smith"), ("Anna", "Anna Lindgren"), ("Ivan Petrov", "Ivan Sidorov")],
)
def test_a_first_name_alone_is_not_enough(one: str, other: str) -> None:
    assert agree(form_of_person(one), form_of_person(other), of_person=True) <= 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guizhou University", "Guangxi University"),
        ("Institute of Physics", "Institute of Chemistry"),
        ("North Plant 17", "North Plant 71"),
    ],
)
def test_names_that_contradict_each_other_do_not_agree(one: str, other: str) -> None:
    assert agree(organisation(one), organisation(other)) < 70


def test_two_words_written_as_one_meet_and_the_pair_says_so() -> None:
    one, other = organisation("Novo Bank Ural"), organisation("Novobank Ural")
    index = NameIndex([one, other], [0, 1])

    lying = align(one, other, index.weight, of_person=False)

    assert lying.agree >= 90
    assert "one word" in {pair.why for pair in lying.pairs}


def test_what_is_said_of_two_words_names_the_reason() -> None:
    one, other = organisation("Zavod Elekon Moskovskiy"), organisation("Plant Elecon Moskovsk")
    index = NameIndex([one, other], [0, 1])

    why = {pair.asked: pair.why for pair in align(one, other, index.weight, of_person=False).pairs}

    assert why == {"zavod": "both mean plant", "elekon": "same consonants", "moskovskiy": "same stem"}


@given(st.text(max_size=2 * LONGEST))
def test_any_text_has_a_form_and_agrees_with_itself(text: str) -> None:
    for form in (organisation(text), form_of_person(text)):
        assert form.joined_key == "".join(form.latin.split())
        if form.words and any(not one.is_light for one in form.words):
            assert agree(form, form) == 100


WORDS_OF_NAMES = ["ural", "volga", "plant", "institute", "of", "north", "ivan", "17"]


@given(st.lists(st.sampled_from(WORDS_OF_NAMES), min_size=1, max_size=6))
def test_the_order_of_words_does_not_matter_to_the_sorted_key(words: list[str]) -> None:
    assert organisation(" ".join(words)).sorted_key == organisation(" ".join(reversed(words))).sorted_key


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Uppsala", Script.LATIN),
        ("Уппсала", Script.CYRILLIC),
        ("قاسم", Script.ARABIC),
        ("上海", Script.HAN),
        ("서울", Script.HANGUL),
        ("Uppsala Уппсала", Script.MIXED),
        ("12", Script.NONE),
        ("กรุงเทพ", Script.OTHER),
    ],
)
def test_the_script_of_a_name_is_told(text: str, script: Script) -> None:
    assert script_of(text) is script


def test_consonants_and_stems_are_what_transliterations_have_in_common() -> None:
    assert skeleton("mukhammad") == skeleton("mohamed")
    assert skeleton("qassem") == skeleton("kasim")
    assert skeleton("aie") == "a"
    assert stem("khabarovskiy") == stem("khabarovsk")
    assert stem("minsk") == "minsk"


def test_figures_agree_entirely_or_not_at_all() -> None:
    one, other = organisation("17"), organisation("171")

    assert agreement(one.words[0], other.words[0]) == 0.0
    assert agreement(one.words[0], one.words[0]) == 1.0


def test_a_name_is_read_to_a_bound() -> None:
    assert len(organisation("a" * 10_000_000).latin) == LONGEST


# ---- index


def test_an_index_finds_what_could_be_meant_and_answers_the_same_every_time() -> None:
    names = ["Khabarovsk Shipbuilding Plant", "Ural Institute of Optics", "Guangxi University", "Ural Optics"]
    forms = [organisation(name) for name in names]
    index = NameIndex(forms, list(range(4)))
    asked = organisation("Хабаровский судостроительный завод")

    found = index.candidates(asked, most=3, least=0.5)

    assert [names[one.name] for one in found] == ["Khabarovsk Shipbuilding Plant"]
    assert index.candidates(asked, most=3, least=0.5) == found
    assert index.same(organisation("Optics, Ural")) == [3]
    assert index.candidates(organisation("Zzyzx"), most=3, least=0.5) == []


# ---- countries


def test_countries_are_read_however_a_list_writes_them() -> None:
    told = ("Myanmar/ Burma", "ru", "(a) Algerian (b) German", "Kina", "Atlantis")

    assert countries_of(told, country_table()) == {"MM", "RU", "DZ", "DE", "CN"}


def test_two_places_can_be_the_same_differ_or_be_unknown() -> None:
    table = country_table()

    assert may_be_one(frozenset(("HK",)), frozenset(("CN",)), table) is True
    assert may_be_one(frozenset(("SE",)), frozenset(("CN",)), table) is False
    assert may_be_one(frozenset(), frozenset(("CN",)), table) is None


# ---- content

WORDS = """legal_forms: {limited: [ltd]}
little_words: [of]
concepts: {university: [universit*]}
phrases: {private limited: limited}
short_forms: [npo]
aliases_of_short_forms: {npo: [npo]}
"""


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("[ltd]", "[Ltd]", "line 1: expected small Latin letters"),
        ("private limited: limited", "private limited: gmbh", "line 4: expected words that stand as a key"),
        ("short_forms: [npo]", "shorts: [npo]", "shorts"),
    ],
)
def test_a_wrong_word_is_told_with_its_line(tmp_path: Path, good: str, bad: str, said: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(WORDS, encoding="utf-8")
    assert read_words(file).longest_phrase == 2
    file.write_text(WORDS.replace(good, bad), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_words(file)

    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("languages: [en]\ntogether: []\nnames: {Sweden: [sverige]}\n", "an ISO 3166 code"),
        ("languages: [xx]\ntogether: []\nnames: {SE: [sverige]}\n", "languages that CLDR knows"),
        ("languages: [en]\ntogether: [SE]\nnames: {SE: [sverige]}\n", "a list of lists"),
    ],
)
def test_a_wrong_country_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "countries.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_countries(file)

    assert said in str(error.value)
