"""Which tables hold the board's meetings, and what stood on their agendas?"""

from django.db import models


class Meeting(models.Model):
    """A meeting of the advisory board. With its minutes (``minuted_at``) it is never changed again."""

    held_on = models.DateField(unique=True)
    where = models.CharField(max_length=200, blank=True)
    called_by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    attended = models.TextField(blank=True)
    remarks = models.TextField(blank=True)
    minuted_by = models.ForeignKey(
        "organisation.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    minuted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("held_on", "id")

    def __str__(self) -> str:
        return f"board {self.held_on}"


class Item(models.Model):
    """A question to the board on an agenda. ``opinion`` is what the minutes say; "" when it was not taken up.

    ``question`` is what was asked when it was put there.
    """

    meeting = models.ForeignKey("boards.Meeting", on_delete=models.CASCADE, related_name="items")
    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=64)
    question = models.TextField()
    place = models.PositiveSmallIntegerField()
    opinion = models.TextField(blank=True)
    put_by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()

    class Meta:
        ordering = ("place", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "case", "requirement"], name="a_question_once_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.question}"
