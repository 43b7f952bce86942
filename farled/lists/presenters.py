"""How does a list read: what it is, which version is in force, and what became of the last file?"""

from typing import Any

from farled.lists.models import ListRun, ListVersion
from farled.lists.queries import ListState
from farled.lists.terms import ListKind, RunOutcome
from farled.text.terms import Wording

Plain = dict[str, Any]
KINDS = {
    ListKind.DESIGNATION: Wording(sv="Utpekande med lagstöd", en="Designation by law"),
    ListKind.ASSESSMENT: Wording(sv="Bedömning, ingen lag", en="Assessment, no law"),
    ListKind.NOTICE: Wording(sv="Efterlysning, ingen dom", en="Notice, no conviction"),
}
_NOT_YET = Wording(sv="Inte inläst", en="Not taken in")
_OFF = Wording(sv="Avstängd", en="Switched off")
_STALE = Wording(sv="För gammal", en="Stale")
_IN_FORCE = Wording(sv="Gäller", en="In force")
_OUTCOMES = {
    RunOutcome.ADOPTED: Wording(sv="Inläst", en="Taken in"),
    RunOutcome.UNCHANGED: Wording(sv="Oförändrad", en="Unchanged"),
    RunOutcome.REFUSED: Wording(sv="Avvisad", en="Refused"),
}


def list_told(state: ListState, language: str) -> Plain:
    """A list with where it stands, as plain values for a page."""
    published, version, run = state.published, state.version, state.run
    return {
        "id": published.id,
        "name": published.name.in_language(language),
        "kind": KINDS[published.kind].in_language(language),
        "is_law": published.kind is ListKind.DESIGNATION,
        "publisher": published.publisher,
        "address": published.address,
        "licence": published.licence,
        "footing": published.footing,
        "means": published.means.in_language(language),
        "is_on": published.is_on,
        "is_stale": state.is_stale,
        "says": _says(state).in_language(language),
        "parties": version.parties if version else None,
        "number": version.number if version else None,
        "published_on": version.published_on if version else None,
        "seen_on": state.seen_on,
        "refused": run.why(language) if run and run.outcome == RunOutcome.REFUSED else "",
    }


def _says(state: ListState) -> Wording:
    if not state.published.is_on:
        return _OFF
    if state.version is None:
        return _NOT_YET
    return _STALE if state.is_stale else _IN_FORCE


def version_told(version: ListVersion) -> Plain:
    """A version as plain values for a page."""
    return {
        "number": version.number,
        "at": version.at,
        "published_on": version.published_on,
        "parties": version.parties,
        "added": version.added,
        "changed": version.changed,
        "removed": version.removed,
        "digest": version.digest,
    }


def run_told(run: ListRun, language: str) -> Plain:
    """An attempt to take a list in, and what came of it."""
    return {
        "at": run.at,
        "file_name": run.file_name,
        "says": _OUTCOMES[RunOutcome(run.outcome)].in_language(language),
        "is_refused": run.outcome == RunOutcome.REFUSED,
        "why": run.why(language),
    }
