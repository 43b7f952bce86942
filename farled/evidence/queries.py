"""Which editions are in force on a day, and what do they say of a territory?"""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db.models import Q

from farled.evidence.content import read_names, read_sources
from farled.evidence.models import StoredEdition as StoredEdition  # rooms above name the type
from farled.evidence.models import StoredObservation
from farled.evidence.rules import figures
from farled.evidence.rules.comparing import difference
from farled.evidence.terms import (
    Edition,
    Figure,
    Names,
    Observation,
    Panel,
    Reading,
    Refused,
    Source,
    Unresolved,
)
from farled.evidence.terms.comparing import Difference
from farled.text.content import ContentError, content_folder
from farled.text.terms import Wording

Series = dict[tuple[str, str], list[Observation]]

_UNKNOWN = Wording(
    sv="Källan {source} finns inte. Välj en av {known}.",
    en="There is no source {source}. Choose one of {known}.",
)
_OBSERVED = ("territory", "year", "indicator", "value", "lower", "upper", "label")


@lru_cache(maxsize=4)
def _sources_in(folder: Path) -> dict[str, Source]:
    return read_sources(folder / "sources")


def sources() -> dict[str, Source]:
    """Every source that the content names, the seed's four indices first."""
    return _sources_in(content_folder())


def complaints_on_sources() -> list[ContentError]:
    """What is wrong with each source's file, not only with the first one."""
    folder = content_folder() / "sources"
    found = []
    for own in sorted(path.parent for path in folder.glob("*/source.yaml")):
        try:
            _read_alone(folder, own)
        except ContentError as error:
            found.append(error)
    return found


def _read_alone(folder: Path, own: Path) -> None:
    """Read one source as though it were the only one in its folder."""
    with tempfile.TemporaryDirectory() as place:
        alone = Path(place)
        for needed in (folder / "plausibility.yaml", own):
            (alone / needed.name).symlink_to(needed)
        try:
            read_sources(alone)
        except ContentError as error:
            there = folder / error.file.relative_to(alone)
            raise ContentError(there, error.line, error.expected, error.found) from error


def source_of(source: str) -> Source:
    """The source with this id; Refused, naming those that there are, when there is none."""
    if source not in sources():
        raise Refused(_UNKNOWN.filled(source=source, known=", ".join(sources())))
    return sources()[source]


def names(*, source: str, codes: frozenset[str], spellings: Mapping[str, str]) -> Names:
    """How a source writes territories, for the register's ``codes``; ContentError for a wrong table."""
    return read_names(content_folder() / "sources" / source / "names.yaml", codes=codes, spellings=spellings)


def editions_in_force(*, at: datetime) -> dict[str, StoredEdition]:
    """For each source the edition adopted last up to that moment, without its notes; one query."""
    known = StoredEdition.objects.filter(adopted_at__lte=at).defer("notes").order_by("adopted_at", "id")
    return {edition.source: edition for edition in known}


def panels(*, territories: Iterable[str], at: datetime) -> dict[str, Panel]:
    """What every edition in force says of each territory; two queries, one when all was asked before."""
    editions = editions_in_force(at=at)
    key = tuple((edition.pk, edition.digest) for edition in editions.values())
    wanted = tuple(dict.fromkeys(territories))
    known = {code: _SEEN[code, key] for code in wanted if (code, key) in _SEEN}
    fresh = _read_panels([code for code in wanted if code not in known], editions)
    for code, panel in fresh.items():
        _remember(code, key, panel)
    return {code: known.get(code) or fresh[code] for code in wanted}


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


def _observations(territories: list[str], editions: dict[str, StoredEdition]) -> Series:
    """The figures of the years that a change is judged over, by (source, territory)."""
    wanted = Q(pk__in=[])
    for source, edition in editions.items():
        wanted |= Q(edition=edition, year__in=_years_judged(sources()[source], edition))
        rule = sources()[source].change
        if rule and rule.listed:
            wanted |= Q(edition=edition, indicator=rule.listed)
    return _read(editions, wanted & Q(territory__in=territories), by="territory")


def _years_judged(source: Source, edition: StoredEdition) -> tuple[int, ...]:
    years = source.change.years if source.change else 0
    return (edition.data_year - years, edition.data_year)


def _read(editions: dict[str, StoredEdition], wanted: Q, *, by: str) -> Series:
    """Observations by source and by one of their own fields, oldest first."""
    source_of = {edition.pk: source for source, edition in editions.items()}
    rows = StoredObservation.objects.filter(wanted).order_by("year").values_list("edition_id", *_OBSERVED)
    found: Series = defaultdict(list)
    for edition_id, *rest in rows:
        observation = Observation(*rest)
        found[source_of[edition_id], getattr(observation, by)].append(observation)
    return found


def _panel(code: str, editions: dict[str, StoredEdition], found: Series) -> Panel:
    shown: list[Figure] = []
    for name, source in sources().items():
        if name in editions:
            edition = edition_of(editions[name])
            shown += figures(source=source, territory=code, observations=found[name, code], edition=edition)
    missing = tuple(name for name in sources() if name not in editions)
    return Panel(territory=code, figures=tuple(shown), not_loaded=missing)


def edition_of(stored: StoredEdition) -> Edition:
    """A stored edition in the words of the rules."""
    return Edition(
        source=stored.source, name=stored.label, data_year=stored.data_year, is_extract=stored.is_extract
    )


def series_of(*, territories: Iterable[str], editions: dict[str, StoredEdition]) -> dict[str, Series]:
    """Every year of every indicator of some editions, by territory, then (source, indicator); one query.

    ``editions`` are those that ``editions_in_force`` gives.
    """
    wanted = Q(edition__in=[edition.pk for edition in editions.values()], territory__in=list(territories))
    found: dict[str, Series] = defaultdict(lambda: defaultdict(list))
    for (source, territory), observations in _read(editions, wanted, by="territory").items():
        for observation in observations:
            found[territory][source, observation.indicator].append(observation)
    return found


def headline_values(edition: StoredEdition) -> dict[tuple[str, int], float]:
    """The headline's value of every territory and year of one edition, unrounded; one query."""
    headline = sources()[edition.source].headline().id
    rows = StoredObservation.objects.filter(edition=edition, indicator=headline)
    found = rows.values_list("territory", "year", "value")
    return {(code, year): value for code, year, value in found if value is not None}


def all_editions() -> list[StoredEdition]:
    """Every edition ever adopted, newest first."""
    return list(StoredEdition.objects.order_by("-adopted_at", "-id"))


def edition_with(pk: int) -> StoredEdition | None:
    """One edition by its number, or None."""
    return StoredEdition.objects.filter(pk=pk).first()


def edition_before(edition: StoredEdition) -> StoredEdition | None:
    """The edition of the same source that was in force until this one came."""
    earlier = Q(adopted_at__lt=edition.adopted_at) | Q(adopted_at=edition.adopted_at, pk__lt=edition.pk)
    return StoredEdition.objects.filter(earlier, source=edition.source).order_by("adopted_at", "pk").last()


def difference_of(edition: StoredEdition) -> Difference | None:
    """What differs from the edition before; None for a first edition and after an extract."""
    before = edition_before(edition)
    if before is None or before.is_extract:
        return None
    return difference(
        source=sources()[edition.source],
        before=before.label,
        old=headline_values(before),
        new=headline_values(edition),
    )


def notes_of(edition: StoredEdition) -> tuple[Wording, ...]:
    """What was remarked when the edition was taken in."""
    return tuple(Wording(sv=note["sv"], en=note["en"]) for note in edition.notes if "sv" in note)


def unresolved_of(edition: StoredEdition) -> tuple[Unresolved, ...]:
    """The names in the file that no register code fitted; their figures were left out."""
    return tuple(
        Unresolved(lost["name"], lost["code"], lost["rows"], tuple(lost["suggestions"]))
        for lost in edition.notes
        if "name" in lost
    )


def reading_of(stored: StoredEdition) -> Reading:
    """A stored edition as it was read, for comparing a newer file with it."""
    rows = StoredObservation.objects.filter(edition=stored).values_list(*_OBSERVED)
    return Reading(
        source=stored.source,
        edition=stored.label,
        data_year=stored.data_year,
        observations=tuple(Observation(*row) for row in rows.iterator(chunk_size=5000)),
        is_extract=stored.is_extract,
    )
