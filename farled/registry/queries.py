"""Which organisations does the register hold, and which of them does a text name?"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from farled.names.queries import country_table, word_table
from farled.registry.models import RegisteredOrganisation, RegistryRelease
from farled.registry.rules.resolver import Resolver
from farled.registry.sources import read_ror
from farled.registry.terms import NameUse, Organisation, OrganisationName, OrganisationState, Relation


def release_in_force() -> RegistryRelease | None:
    """The newest release that was taken in, None before the first; one query."""
    return RegistryRelease.objects.order_by("-id").first()


def resolver() -> Resolver | None:
    """The register made ready, None before the first import; built once a release, in some seconds."""
    release = release_in_force()
    return _built(release.digest) if release else None


@lru_cache(maxsize=1)
def _built(_digest: str) -> Resolver:
    rows = RegisteredOrganisation.objects.filter(is_gone=False).values_list("record", flat=True)
    found = [as_organisation(row) for row in rows.iterator(chunk_size=5000)]
    return Resolver(found, words=word_table(), countries=country_table())


def digests() -> dict[str, str]:
    """The digest of every record that the newest release has, by its id; one query."""
    return dict(RegisteredOrganisation.objects.filter(is_gone=False).values_list("ror", "digest"))


def read_file(path: Path) -> tuple[Organisation, ...]:
    """What the publisher's file or folder holds; Refused with the place of what does not fit first."""
    return read_ror(path)


def as_record(one: Organisation) -> dict[str, Any]:
    """An organisation as the database keeps it."""
    return asdict(one)


def as_organisation(told: dict[str, Any]) -> Organisation:
    """An organisation as it was kept."""
    return Organisation(
        ror=told["ror"],
        name=told["name"],
        names=tuple(
            OrganisationName(one["text"], NameUse(one["use"]), one["language"]) for one in told["names"]
        ),
        country=told["country"],
        city=told["city"],
        state=OrganisationState(told["state"]),
        kinds=tuple(told["kinds"]),
        domains=tuple(told["domains"]),
        links=tuple(told["links"]),
        identifiers=tuple((kind, value) for kind, value in told["identifiers"]),
        relations=tuple(Relation(one["kind"], one["ror"], one["name"]) for one in told["relations"]),
        established=told["established"],
    )
