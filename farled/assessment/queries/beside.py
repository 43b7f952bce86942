"""What lies beside the questions of a full assessment: how much was said, which files show something?"""

from dataclasses import dataclass

from farled.assessment.models import Attachment, Case


@dataclass(frozen=True)
class Beside:
    """How many comments a case has, and its files in the order in which they came, withdrawn ones too."""

    comments: int
    files: list[Attachment]

    @property
    def standing(self) -> list[Attachment]:
        """The files that are handed out."""
        return [file for file in self.files if file.withdrawn_at is None]


def beside(case: Case) -> Beside:
    """What lies beside the questions of a case; two queries."""
    return Beside(case.comments.count(), list(case.attachments.select_related("by")))
