"""What do the Swedish and the English file say at the same place?"""

from dataclasses import dataclass
from pathlib import Path

from farled.text.content import Node, read_yaml
from farled.text.terms import Wording


@dataclass(frozen=True, slots=True)
class Voices:
    """The same mapping in both languages. Getters refuse what one language lacks, at its line."""

    sv: Node
    en: Node

    def only(self, *allowed: str) -> None:
        """Refuse wording for anything that questions.yaml does not have: nobody would ever read it."""
        self.sv.only(*allowed)
        self.en.only(*allowed)

    def wording(self, key: str) -> Wording:
        return Wording(sv=self.sv.text(key), en=self.en.text(key))

    def optional(self, key: str) -> Wording | None:
        """The wording, or None when both languages leave it out."""
        return self.wording(key) if self.sv.has(key) or self.en.has(key) else None

    def under(self, key: str) -> "Voices":
        return Voices(sv=self.sv.node(key), en=self.en.node(key))

    def each(self, key: str, ids: tuple[str, ...]) -> "dict[str, Voices]":
        """The mappings under ``key``, one for each of ``ids`` and none besides."""
        if not ids:
            return {}
        inside = self.under(key)
        inside.only(*ids)
        return {one: inside.under(one) for one in ids}


def read_voices(folder: Path) -> Voices:
    """The wording of a questionnaire: sv.yaml and en.yaml in its folder."""
    return Voices(sv=read_yaml(folder / "sv.yaml"), en=read_yaml(folder / "en.yaml"))
