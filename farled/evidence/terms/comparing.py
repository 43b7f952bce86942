"""In what does one edition differ from the one before it?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """Counts over the headline figures of two editions of one source; codes in alphabetical order.

    ``added`` and ``gone`` compare the newest data year of each. ``revised`` of ``compared`` figures that
    stand in both editions have another value now. ``rose`` and ``fell`` count the territories by their
    newest value in each edition.
    """

    before: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    years_added: tuple[int, ...]
    compared: int
    revised: int
    rose: int
    fell: int
