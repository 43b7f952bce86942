"""Which editions are in force on a day, and what do they say of a territory?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Max, Q

from farled.evidence.content import read_sources
from farled.evidence.models import StoredEdition, StoredObservation
from farled.evidence.rules import figures
from farled.evidence.terms import Edition, Figure, Observation, Panel, Reading, Source
from farled.text.content import content_folder


@lru_cache(maxsize=4)
def _sources_in(folder: str) -> dict[str, Source]:
    return read_sources(content_folder() / "sources")


def sources() -> dict[str, Source]:
    """Every source that the content names, the seed's four indices first."""
    return _sources_in(str(content_folder()))


def editions_in_force(*, at: datetime) -> dict[str, StoredEdition]:
    """For each source the edition adopted last up to that moment; one query."""
    newest = (
        StoredEdition.objects.filter(adopted_at__lte=at).values("source").annotate(last=Max("adopted_at"))
    )
    wanted = Q(pk__in=[])
    for row in newest:
        wanted |= Q(source=row["source"], adopted_at=row["last"])
    return {edition.source: edition for edition in StoredEdition.objects.filter(wanted).order_by("id")}


def panels(*, territories: Iterable[str], at: datetime) -> dict[str, Panel]:
    """What every edition in force says of each territory; at most two queries, one when all was asked before."""
    editions = editions_in_force(at=at)
    key = tuple((edition.pk, edition.source) for edition in editions.values())
    wanted = tuple(dict.fromkeys(territories))
    fresh = [code for code in wanted if (code, key) not in _SEEN]
    for code, panel in _read_panels(fresh, editions).items():
        _remember(code, key, panel)
    return {code: _SEEN[code, key] for code in wanted}


# Editions never change once adopted, so what a set of them says of a territory can be kept in memory.
_SEEN: dict[tuple[str, tuple[tuple[int, str], ...]], Panel] = {}
_MOST_SEEN = 2000


def _remember(code: str, key: tuple[tuple[int, str], ...], panel: Panel) -> None:
    if len(_SEEN) >= _MOST_SEEN:
        _SEEN.clear()
    _SEEN[code, key] = panel


def _read_panels(territories: list[str], editions: dict[str, StoredEdition]) -> dict[str, Panel]:
    if not territories:
        return {}
    found = _observations(territories, editions)
    return {code: _panel(code, editions, found) for code in territories}


def _observations(
    territories: list[str], editions: dict[str, StoredEdition]
) -> dict[tuple[str, str], list[Observation]]:
    """The figures of the years that a change is judged over, by (source, territory)."""
    wanted = Q(pk__in=[])
    for source, edition in editions.items():
        rule = sources()[source].change
        first = edition.data_year - (rule.years if rule else 0)
        wanted |= Q(edition=edition, year__in=(first, edition.data_year))
        if rule and rule.listed:
            wanted |= Q(edition=edition, indicator=rule.listed)
    by_edition = {edition.pk: source for source, edition in editions.items()}
    found: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    rows = StoredObservation.objects.filter(wanted, territory__in=territories).values_list(
        "edition_id", "territory", "year", "indicator", "value", "lower", "upper", "label"
    )
    for edition_id, *rest in rows:
        found[by_edition[edition_id], rest[0]].append(Observation(*rest))
    return found


def _panel(
    code: str, editions: dict[str, StoredEdition], found: dict[tuple[str, str], list[Observation]]
) -> Panel:
    shown: list[Figure] = []
    for name, source in sources().items():
        if name in editions:
            edition = edition_of(editions[name])
            shown += figures(
                source=source, territory=code, observations=found[name, code], edition=edition
            )
    missing = tuple(name for name in sources() if name not in editions)
    return Panel(territory=code, figures=tuple(shown), not_loaded=missing)


def edition_of(stored: StoredEdition) -> Edition:
    """A stored edition in the words of the rules."""
    return Edition(
        source=stored.source, name=stored.label, data_year=stored.data_year, is_extract=stored.is_extract
    )


def series_of(*, territory: str, at: datetime) -> dict[tuple[str, str], list[Observation]]:
    """Every year of every indicator in force for one territory, by (source, indicator), oldest first."""
    editions = editions_in_force(at=at)
    by_edition = {edition.pk: source for source, edition in editions.items()}
    rows = (
        StoredObservation.objects.filter(edition__in=by_edition, territory=territory)
        .order_by("year")
        .values_list("edition_id", "territory", "year", "indicator", "value", "lower", "upper", "label")
    )
    found: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for edition_id, *rest in rows:
        found[by_edition[edition_id], rest[2]].append(Observation(*rest))
    return found


def all_editions() -> list[StoredEdition]:
    """Every edition ever adopted, newest first."""
    return list(StoredEdition.objects.order_by("-adopted_at", "-id"))


def reading_of(stored: StoredEdition) -> Reading:
    """A stored edition as it was read, for comparing a newer file with it."""
    rows = StoredObservation.objects.filter(edition=stored).values_list(
        "territory", "year", "indicator", "value", "lower", "upper", "label"
    )
    return Reading(
        source=stored.source,
        edition=stored.label,
        data_year=stored.data_year,
        observations=tuple(Observation(*row) for row in rows.iterator(chunk_size=5000)),
        is_extract=stored.is_extract,
    )
