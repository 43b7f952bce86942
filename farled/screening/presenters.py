"""How is a hit told as plain values, so that a lawyer and a program read the same explanation?"""

from typing import Any

from farled.lists.queries import published_lists
from farled.names.terms import Alignment
from farled.screening.terms import Evidence, Hit, Listed

Plain = dict[str, Any]


def hit_told(hit: Hit) -> Plain:
    """One hit: which entry, how far names agree, what speaks for and against, and all that stands behind."""
    return {
        "list": hit.listed.source,
        "entry_id": hit.listed.party.entry_id,
        "names_agree": hit.names_agree,
        "identity": {one.matter: one.sign.value for one in hit.identity},
        "state": hit.state.value,
        "score": hit.score,
        "explanation": _explanation(hit),
    }


def _explanation(hit: Hit) -> Plain:
    party = hit.listed.party
    published = published_lists().get(hit.listed.source)
    return {
        "route": hit.route.value,
        "asked": {"name": hit.asked.original, "script": hit.asked.script.value, "latin": hit.asked.latin},
        "listed": {"name": hit.met.original, "script": hit.met.script.value, "latin": hit.met.latin},
        "words": _words(hit.alignment),
        "evidence": [_evidence(one) for one in hit.identity],
        "party": {"name": party.name, "kind": party.kind.value, "programs": party.programs},
        "list": {
            "name": published.name.en if published else hit.listed.source,
            "kind": published.kind.value if published else "",
            "footing": published.footing if published else "",
            "version": hit.listed.version,
        },
        "through": _through(hit.through),
    }


def _words(lying: Alignment) -> Plain:
    return {
        "met": [
            {
                "asked": one.asked,
                "listed": one.listed,
                "agree": one.agree,
                "weight": one.weight,
                "why": one.why,
            }
            for one in lying.pairs
        ],
        "asked_alone": list(lying.asked_alone),
        "listed_alone": list(lying.listed_alone),
    }


def _evidence(one: Evidence) -> Plain:
    return {"matter": one.matter, "sign": one.sign.value, "asked": one.asked, "listed": one.listed}


def _through(listed: Listed | None) -> Plain | None:
    if listed is None:
        return None
    return {"list": listed.source, "entry_id": listed.party.entry_id, "name": listed.party.name}
