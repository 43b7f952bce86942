"""What does a questionnaire's folder say about one question, in both languages?"""

from farled.questionnaire.content.facts import read_key
from farled.questionnaire.content.voices import Voices
from farled.questionnaire.terms import RISK_KINDS, Closing, Kind, Option, Question, Reply
from farled.text.content import Node

_PARTS = (
    "key",
    "area",
    "kind",
    "ask_when",
    "closings",
    "options",
    "reference",
    "touches",
)
_WORDING = ("text", "why", "help", "examples", "thanks_for_unsure")
ALWAYS = "true"


def read_question(node: Node, voices: Voices, areas: tuple[str, ...]) -> Question:
    """One question of questions.yaml with its wording; ``voices`` is the wording under the question's key."""
    node.only(*_PARTS)
    ask_when = node.optional_text("ask_when") or ALWAYS
    question = Question(
        key=read_key(node, "key"),
        area=node.one_of("area", areas),
        kind=Kind(node.one_of("kind", tuple(Kind))),
        text=voices.wording("text"),
        why=voices.wording("why"),
        help=voices.wording("help"),
        reference=node.text("reference"),
        touches=_touches(node),
        examples=voices.optional("examples"),
        ask_when=ask_when,
        not_asked_because=voices.wording("not_asked_because") if ask_when != ALWAYS else None,
        closings=_closings(node, voices),
        options=_options(node, voices),
        thanks_for_unsure=voices.optional("thanks_for_unsure"),
    )
    _refuse_misfits(node, question)
    _refuse_orphans(question, voices)
    return question


def _touches(node: Node) -> tuple[str, ...]:
    touches = tuple(node.texts("touches"))
    strange = [kind for kind in touches if kind not in RISK_KINDS]
    if strange or not touches:
        raise node.refuse(f"'touches' to list some of {', '.join(RISK_KINDS)}", repr(strange), "touches")
    return touches


def _closings(node: Node, voices: Voices) -> tuple[Closing, ...]:
    nodes = _by_id(node, "closings")
    said = voices.each("closings", tuple(nodes))
    return tuple(_closing(one, said[key]) for key, one in nodes.items())


def _closing(node: Node, voices: Voices) -> Closing:
    node.only("id", "known_when", "answer")
    voices.only("because", "source")
    return Closing(
        id=node.text("id"),
        when=node.text("known_when"),
        answer=node.text("answer"),
        because=voices.wording("because"),
        source=voices.wording("source"),
    )


def _options(node: Node, voices: Voices) -> tuple[Option, ...]:
    ids = tuple(node.texts("options"))
    if len(set(ids)) != len(ids) or set(ids) & set(Reply):
        raise node.refuse("each option once, and none named yes, no or unsure", repr(list(ids)), "options")
    if not ids:
        return ()
    said = voices.under("options")
    said.only(*ids)
    return tuple(Option(id=one, text=said.wording(one)) for one in ids)


def _by_id(node: Node, key: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for one in node.nodes(key):
        name = one.text("id")
        if name in found:
            raise one.refuse(f"each id once under '{key}'", repr(name), "id")
        found[name] = one
    return found


def _refuse_orphans(question: Question, voices: Voices) -> None:
    reasons = ("not_asked_because",) if question.not_asked_because else ()
    lists = [name for name in ("closings", "options") if getattr(question, name)]
    voices.only(*_WORDING, *reasons, *lists)


def _refuse_misfits(node: Node, question: Question) -> None:
    """What each part says must fit the kind of answer."""
    if (question.kind is Kind.CHOICE) != bool(question.options):
        raise node.refuse("'options' for a choice, and only for a choice", question.kind, "kind")
    for closing, one in zip(question.closings, node.nodes("closings"), strict=True):
        if closing.answer not in question.allowed:
            allowed = ", ".join(question.allowed) or "nothing: free text cannot be closed"
            raise one.refuse(f"'answer' to be one of {allowed}", repr(closing.answer), "answer")
