"""Which tables are the case file: the case, its answers, its decision?"""

from django.db import models

from farled.assessment.terms import Judgement
from farled.audit.models import AppendOnly
from farled.questionnaire.terms import Facts, State


class Case(models.Model):
    """One assessment of a collaboration. It keeps the questionnaire version that it was opened on.

    ``facts`` are what the register and the evidence said when the page was last shown or the case judged;
    ``result`` and ``open_questions`` follow from them and the answers.
    """

    collaboration = models.ForeignKey(
        "collaborations.Collaboration", on_delete=models.PROTECT, related_name="cases"
    )
    published = models.ForeignKey("questionnaire.Published", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    result = models.CharField(max_length=32, default="incomplete")
    open_questions = models.PositiveSmallIntegerField(default=0)
    deciding_role = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration"], condition=models.Q(is_current=True), name="one_current_case"
            )
        ]
        indexes = [models.Index(fields=["is_current", "result"], name="case_state")]

    def __str__(self) -> str:
        return f"case {self.pk}"

    def follow(self, judgement: Judgement, facts: Facts) -> None:
        """Keep what a list shows of a judgement on these facts; one query."""
        self.facts, self.result = dict(facts), judgement.result.value
        self.open_questions = sum(standing.state is State.OPEN for standing in judgement.standings)
        self.deciding_role = judgement.deciding.role.value if judgement.deciding.role else ""
        self.save(update_fields=["facts", "result", "open_questions", "deciding_role"])


class StoredAnswer(models.Model):
    """A person's answer. ``version`` counts its changes: two people never overwrite each other unseen.

    Answers are archived, never deleted; every change is an audit event.
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=64)
    value = models.TextField()
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    is_archived = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class Decision(AppendOnly):
    """What was decided, on exactly what. ``snapshot`` is all that was shown; ``digest`` its SHA-256.

    ``covered`` are the material facts that the decision is bound to. Never changed afterwards.
    """

    case = models.OneToOneField("assessment.Case", on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=32)
    reason = models.TextField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=40)
    at = models.DateTimeField()
    valid_until = models.DateField()
    language = models.CharField(max_length=2)
    snapshot = models.TextField()
    digest = models.CharField(max_length=64)
    covered = models.JSONField()

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d}"
