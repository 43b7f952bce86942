"""Which small sound content files do the refusal tests spoil, one place at a time?"""

from pathlib import Path

import pytest

from farled.questionnaire.content import read_facts, read_questionnaire
from farled.text.content import ContentError

FACTS = """\
facts:
  - key: partner.check
    type: word
    values: [current, aged, none]
    meaning: {sv: Kontroll, en: Check}
  - key: partner.is_new
    type: truth
    meaning: {sv: Ny, en: New}
"""
QUESTIONS = """\
id: small
version: 1.2.3
areas: [partners, results]
questions:
  - key: partner.known
    area: partners
    kind: yes_no_unsure
    closings:
      - id: checked
        known_when: partner.check == "current"
        answer: "no"
    reference: The seed page
    touches: [reputation]
  - key: results.owner
    area: results
    kind: choice
    options: [us, them]
    ask_when: partner.known != "no"
    reference: The seed page
    touches: [intellectual_property]
carrying:
  - from: results.holder
    to: results.owner
    values: {partner: them}
  - from: partner.new
    to: partner.known
"""
SV = """\
title: Liten
lead: En liten provlista.
areas:
  partners: {title: Partner, lead: Om partnern.}
  results: {title: Resultat, lead: Om resultaten.}
questions:
  partner.known:
    text: Är partnern okänd?
    why: För att kunna bedöma.
    help: Se i registret.
    closings:
      checked: {because: Kontrollen är aktuell., source: Registret}
  results.owner:
    text: Vem äger resultaten?
    why: Det styr resten.
    help: Se i avtalet.
    examples: Avtalet kan säga det.
    not_asked_because: Partnern är känd.
    options: {us: Vi, them: De}
"""
EN = """\
title: Small
lead: A small list to try with.
areas:
  partners: {title: Partners, lead: About the partner.}
  results: {title: Results, lead: About the results.}
questions:
  partner.known:
    text: Is the partner unknown?
    why: To be able to judge.
    help: See the register.
    closings:
      checked: {because: The check is current., source: The register}
  results.owner:
    text: Who owns the results?
    why: It governs the rest.
    help: See the agreement.
    examples: The agreement may say so.
    not_asked_because: The partner is known.
    options: {us: We, them: They}
"""
TWICE = """\
    closings:
      - id: checked
        known_when: partner.is_new
        answer: "yes"
"""
FILES = {"facts.yaml": FACTS, "questions.yaml": QUESTIONS, "sv.yaml": SV, "en.yaml": EN}


def read(folder: Path, **changed: str) -> object:
    """Write the small questionnaire with some files changed, and read it."""
    pack = folder / "small"
    pack.mkdir()
    for name, text in FILES.items():
        (pack / name).write_text(changed.get(name.split(".")[0], text), encoding="utf-8")
    return read_questionnaire(pack, read_facts(pack / "facts.yaml"))


def refusal(folder: Path, file: str, was: str, becomes: str) -> ContentError:
    """What is said when ``was`` in the file is replaced; ``was`` must be there exactly once."""
    assert FILES[file].count(was) == 1, was
    changed = FILES[file].replace(was, becomes)
    with pytest.raises(ContentError) as refused:
        read(folder, **{file.split(".")[0]: changed})
    return refused.value
