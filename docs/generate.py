"""What do the content files say, as pages to read? Writes docs/reference; ``--check`` only compares.

The pages are made from what the program itself reads, so that they cannot say anything else.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from farled.assessment.content import read_proportion
from farled.assessment.rules.moving import MOVES, STATES
from farled.assessment.terms import CaseEvent, CaseState, ClosedReason, DepthRule, Proportion
from farled.evidence.content import read_sources
from farled.evidence.terms import Source
from farled.mitigation.content import read_measures
from farled.mitigation.terms import Measure
from farled.questionnaire.content import read_facts, read_questionnaires
from farled.questionnaire.terms import Fact, Question, Questionnaire
from farled.responsibility.content import read_delegation
from farled.responsibility.terms import Delegation
from farled.risks.content import read_rulebook
from farled.risks.terms import Rule, Rulebook, StopRule
from farled.text.content import ContentError

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
REFERENCE = ROOT / "docs" / "reference"
HEAD = "# {title}\n\n<!-- Written by `just docs` from {origin}; changes belong there. -->\n\n{lead}\n"


def table(head: str, rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown; ``head`` names its columns with bars between them."""
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1)]
    return "\n".join([*lines, *("| " + " | ".join(map(_cell, row)) + " |" for row in rows)]) + "\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").strip() or "–"


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def sources_page(sources: dict[str, Source]) -> str:
    """Whose figures the program can read, under which terms."""
    page = HEAD.format(
        title="Sources",
        origin="content/sources",
        lead="Whose figures Farled reads, what they mean, and under which terms they stand.",
    )
    for source in sources.values():
        rows = [(f"`{one.id}`", one.name.en, f"{one.low:g} to {one.high:g}") for one in source.indicators]
        page += (
            f"\n## {source.name.en} (`{source.id}`)\n\n{source.asks.en}\n\n"
            f"- Publisher: {source.publisher}, <{source.address}>\n"
            f"- Licence: {source.licence.en}\n- Shipped with Farled: {'yes' if source.may_ship else 'no'}\n"
            f"- Citation: {source.citation}\n- Interval: {source.interval.en}\n\n"
            + table("indicator | meaning | scale", rows)
        )
    return page


def facts_page(facts: tuple[Fact, ...]) -> str:
    """Which facts conditions may name."""
    lead = "What the register and the evidence know of a collaboration, and conditions may therefore name."
    rows = [(f"`{fact.key}`", fact.meaning.en, _code(fact.values) or fact.type.value) for fact in facts]
    head = HEAD.format(title="Facts", origin="content/facts.yaml", lead=lead)
    return head + "\n" + table("fact | meaning | values", rows)


def questions_page(packs: tuple[Questionnaire, ...]) -> str:
    """Which questions exist, when they are asked and what answers them beforehand."""
    page = HEAD.format(
        title="Questions",
        origin="content/questionnaires",
        lead="Every question, when it is asked, and which known facts answer it beforehand.",
    )
    for pack in packs:
        page += f"\n## {pack.title.en} (`{pack.id}` {pack.version})\n\n{pack.lead.en}\n"
        page += "".join(_question(question) for question in pack.questions)
    return page


def _question(question: Question) -> str:
    closings = "".join(
        f"- Known to be **{closing.answer}** when `{closing.when}`: {closing.because.en}\n"
        for closing in question.closings
    )
    return (
        f"\n### {question.text.en}\n\n{question.why.en}\n\n"
        f"- `{question.key}`, asked when `{question.ask_when}`\n"
        f"{closings}- Reference: {question.reference}\n"
    )


def rules_page(rulebook: Rulebook) -> str:
    """What is found when, what it opens, and what stops."""
    page = HEAD.format(
        title="Rules",
        origin="content/rules (triage.yaml, assessment-*.yaml and hard-stops.yaml)",
        lead="What the quick check and the full assessment find, from which day, and why.",
    )
    page += "\n## Findings\n" + "".join(_rule(rule, rulebook) for rule in rulebook.rules)
    return page + "\n## Hard stops\n" + "".join(_stop(stop, rulebook) for stop in rulebook.stops)


def _rule(rule: Rule, rulebook: Rulebook) -> str:
    kinds = ", ".join(rulebook.words.kinds[kind].en for kind in rule.kinds)
    opened = [area.name.en for area in rulebook.areas if area.id in rule.areas]
    asked = [asked.name.en for asked in rulebook.requirements if asked.id in rule.requirements]
    return (
        f"\n### `{rule.id}` from {rule.starts_on}\n\n{rule.because.en}\n\n- When: `{rule.when}`\n"
        f"- Level: {rulebook.words.levels[rule.level].en}; kinds: {kinds}\n"
        f"- Opens: {'; '.join(opened) or 'nothing'}\n- Asks for: {'; '.join(asked) or 'nothing'}\n"
        f"- Reference: {rule.reference}; worked case: {rule.case}\n"
    )


def _stop(stop: StopRule, rulebook: Rulebook) -> str:
    return (
        f"\n### `{stop.id}` from {stop.starts_on}\n\n{stop.because.en}\n\n- When: `{stop.when}`\n"
        f"- {rulebook.words.stops[stop.kind].en}\n- Reference: {stop.reference}; worked case: {stop.case}\n"
    )


def delegation_page(delegation: Delegation) -> str:
    """Which post decides what, and what lifts a decision higher."""
    page = HEAD.format(
        title="Who decides",
        origin="content/rules/delegation.yaml",
        lead="Which post decides by agreement and reach, and what lifts a decision above that post.",
    )
    for dated in delegation.tables:
        rows = [
            (_code(row.agreement), _code(row.reach), delegation.roles[row.role].en, row.because.en)
            for row in dated.rows
        ]
        lifts = [(lift.id, delegation.roles[lift.role].en, lift.because.en) for lift in dated.lifts]
        page += f"\n## From {dated.starts_on}\n\n{dated.reference}\n\n"
        page += table("agreement | reach | post | because", rows)
        page += "\n" + table("what lifts it | to at least | because", lifts)
    return page


def depth_page(proportion: Proportion) -> str:
    """How deep a collaboration is assessed, and why a section stays closed."""
    page = HEAD.format(
        title="Depth and sections",
        origin="content/rules/depth.yaml",
        lead="What calls for which depth, and why a section of the full assessment stays closed.",
    )
    depths = [(words.name.en, words.meaning.en, _code(words.opens)) for words in proportion.depths]
    page += "\n" + table("depth | meaning | always opens", depths)
    page += "\n## What calls for a depth\n" + "".join(
        _depth(rule) for rule in (*proportion.floor, *proportion.rules)
    )
    return page + "\n## Why a section stays closed\n" + "".join(map(_closed, proportion.closed))


def _depth(rule: DepthRule) -> str:
    return (
        f"\n### `{rule.id}` from {rule.starts_on}\n\n{rule.because.en}\n\n- When: `{rule.when}`\n"
        f"- Depth: {rule.depth.value}\n- Reference: {rule.reference}; worked case: {rule.case}\n"
    )


def _closed(reason: ClosedReason) -> str:
    return (
        f"\n### `{reason.section}`: `{reason.id}` from {reason.starts_on}\n\n{reason.because.en}\n\n"
        f"- When: `{reason.when}`\n- Worked case: {reason.case}\n"
    )


def measures_page(measures: tuple[Measure, ...], rulebook: Rulebook) -> str:
    """What can be done about which kinds of risk."""
    page = HEAD.format(
        title="Measures",
        origin="content/measures",
        lead="What can be done about a risk, who usually owns it, and what shows that it is in place.",
    )
    return page + "".join(_measure(measure, rulebook) for measure in measures)


def _measure(measure: Measure, rulebook: Rulebook) -> str:
    kinds = ", ".join(rulebook.words.kinds[kind].en for kind in measure.against)
    clause = f"- Idea for a clause: {measure.clause.en}\n" if measure.clause else ""
    return (
        f"\n## {measure.name.en} (`{measure.id}`)\n\n{measure.what.en} {measure.how.en}\n\n"
        f"- Against: {kinds}\n- Usually owned by: {_code(measure.owners)}\n{clause}"
        f"- Shown by: {measure.evidence.en}\n- Reference: {measure.reference}\n"
    )


def states_page(moves: Mapping[tuple[CaseState, CaseEvent], frozenset[CaseState]]) -> str:
    """Where a case can be, and what leads from where to where, as a picture and as a table."""
    lead = (
        "Where a case can be and what can happen to it there. What is not in the table cannot happen: it is "
        "refused and changes nothing. A case that is checked again leads to a new one."
    )
    head = HEAD.format(title="States of a case", origin="farled/assessment/rules/moving.py", lead=lead)
    arrows: dict[tuple[CaseState, CaseState], list[str]] = {}
    for (state, event), ends in moves.items():
        for end in sorted(ends - {state}):
            arrows.setdefault((state, end), []).append(event.value)
    drawn = [f"    {a.value} --> {b.value}: {', '.join(events)}" for (a, b), events in arrows.items()]
    picture = "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> checking", *drawn, "```"])
    states = table("state | meaning", ((f"`{state.value}`", STATES[state].en) for state in CaseState))
    rows = ((f"`{state}`", f"`{event}`", _code(sorted(ends))) for (state, event), ends in moves.items())
    return f"{head}\n{picture}\n\n{states}\n" + table("in | event | afterwards one of", rows)


def pages() -> dict[str, str]:
    """All generated pages by file name."""
    facts = read_facts(CONTENT / "facts.yaml")
    packs = read_questionnaires(CONTENT / "questionnaires", facts)
    rules = read_rulebook(CONTENT / "rules", facts=facts, questionnaires=packs, cases=CONTENT / "cases")
    proportion = read_proportion(
        CONTENT / "rules", rulebook=rules, quick_check="quick-check", cases=CONTENT / "cases"
    )
    return {
        "depth.md": depth_page(proportion),
        "measures.md": measures_page(read_measures(CONTENT / "measures"), rules),
        "sources.md": sources_page(read_sources(CONTENT / "sources")),
        "facts.md": facts_page(facts),
        "questions.md": questions_page(packs),
        "rules.md": rules_page(rules),
        "states.md": states_page(MOVES),
        "delegation.md": delegation_page(read_delegation(CONTENT / "rules" / "delegation.yaml")),
    }


def stale(written: dict[str, str], folder: Path) -> list[str]:
    """The names of pages that are missing from a folder or say something else there."""
    return [
        name
        for name, text in written.items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main(words: list[str], say: Callable[[str], object] = sys.stdout.write) -> int:
    """Write what is stale; with ``--check`` only say so and give 1."""
    written = pages()
    found = stale(written, REFERENCE)
    if words == ["--check"]:
        say(f"stale, run 'just docs': {', '.join(found)}\n" if found else "generated pages are true\n")
        return 1 if found else 0
    for name in found:
        (REFERENCE / name).write_text(written[name], encoding="utf-8")
    say(f"written: {', '.join(found) or 'nothing, all pages were true'}\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
