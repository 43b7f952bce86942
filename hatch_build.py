"""What does a build add: compiled translations, and in a wheel content and figures beside the code?"""

import os
from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE_THE_CODE = {"content": "farled/_content", "data": "farled/_data"}
"""Folders of the checkout and where a wheel holds them; an editable installation reads the checkout."""


def compile_catalogues(locale: Path) -> list[Path]:
    """Write each django.po under ``locale`` as the django.mo that Django reads; fuzzy entries stay out."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        unfinished = target.with_suffix(f".{os.getpid()}.mo")
        polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(unfinished))
        # Replaced in one step: no server, test or second build ever meets half a catalogue.
        unfinished.replace(target)
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface):
    """Runs before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; ``version`` is "standard" for a wheel, "editable" for a checkout in use."""
        compile_catalogues(Path(self.root) / "farled" / "locale")
        # Git ignores what is compiled, and hatchling leaves out what git ignores unless it is named here.
        build_data["artifacts"].append("/farled/locale/*/LC_MESSAGES/django.mo")
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(
                {str(Path(self.root) / here): there for here, there in BESIDE_THE_CODE.items()}
            )
