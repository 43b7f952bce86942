"""What is said when two people write the same thing at once?"""


class ChangedMeanwhile(Exception):  # noqa: N818 - something changed meanwhile, as the glossary says
    """Somebody else saved the same thing after the page was opened; ``stored`` is what stands now."""

    def __init__(self, stored: object) -> None:
        self.stored = stored
        super().__init__(str(stored))
