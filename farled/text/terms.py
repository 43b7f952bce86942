"""What is a sentence that exists in both of the house's languages?"""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in Swedish and English. Neither may be empty: the languages are equals."""

    sv: str
    en: str

    def __post_init__(self) -> None:
        if not self.sv.strip() or not self.en.strip():
            raise ValueError(f"wording needs both languages, found sv={self.sv!r} en={self.en!r}")

    def in_language(self, language: str) -> str:
        """The sentence in ``language``, which is "sv" or "en"; anything else raises ValueError."""
        if language not in LANGUAGES:
            raise ValueError(f"expected one of {LANGUAGES}, found {language!r}")
        return self.sv if language == "sv" else self.en

    def filled(self, **values: "str | Wording") -> "Wording":
        """The same sentence with its ``{places}`` filled; a Wording fills each language with its own."""
        return Wording(
            sv=self.sv.format(**_in("sv", values)),
            en=self.en.format(**_in("en", values)),
        )


def _in(language: Language, values: "dict[str, str | Wording]") -> dict[str, str]:
    return {
        name: value.in_language(language) if isinstance(value, Wording) else value
        for name, value in values.items()
    }


class Refused(Exception):  # noqa: N818 - a version is refused, as the glossary says
    """A file is not taken in; ``reasons`` are all of them, and nothing was changed."""

    def __init__(self, *reasons: Wording) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.en for reason in reasons))
