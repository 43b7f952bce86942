"""What speaks for and against one identity, and what follows for a hit?

Names and identity are two outputs, never one number: "the same name" is not yet "the same party".
"""

from collections.abc import Iterable

from farled.screening.terms import Evidence, HitState, Sign

SURE = 0.7
"""From this score on a hit is likely: what the university works with. Below it, it is shown as a doubt."""


def judged(names: int, evidence: Iterable[Evidence], *, is_telling: bool) -> tuple[HitState, float]:
    """What follows from names (0 to 100) and evidence: the state of a hit, and the score that orders hits.

    ``is_telling``: whether the name itself says enough; "MIT" and "Ministry of Energy" do not.
    """
    signs = {one.matter: one.sign for one in evidence}
    share = names / 100
    if signs.get("identifier") is Sign.FOR:
        return HitState.CONFIRMED_IDENTIFIER, 0.99 + share / 100
    if signs.get("registry") is Sign.FOR:
        return HitState.LIKELY, round(0.9 + share * 0.08, 4)
    against = [matter for matter, sign in signs.items() if sign is Sign.AGAINST]
    if "country" in against or "registry" in against:
        state = HitState.SAME_NAME_ELSEWHERE if share >= 0.9 else HitState.INSUFFICIENT
        return state, round(0.45 * share, 4)
    if "birth" in against:
        return HitState.INSUFFICIENT, round(0.5 * share, 4)
    score = 0.9 * share
    if signs.get("birth") is Sign.FOR:
        score += 0.25 * (1 - share) + 0.09
    elif signs.get("country") is Sign.FOR:
        score += 0.05
    if not is_telling:
        score = min(score, SURE - 0.05)
    score = round(min(score, 0.98), 4)
    return (HitState.LIKELY if score >= SURE else HitState.INSUFFICIENT), score
