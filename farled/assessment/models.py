"""Which tables are the case file: the case, its answers, its decision?"""

from typing import Any

from django.db import models

from farled.assessment.terms import Assessment, Depth, Judged, RequirementState, Result, StepKind
from farled.audit.models import AppendOnly
from farled.questionnaire.terms import Facts, State


class Case(models.Model):
    """One assessment of a collaboration. It keeps the questionnaire version that it was opened on.

    ``facts`` are what the register and the evidence said when the page was last shown or the case judged;
    ``result`` and ``open_questions`` follow from them and the answers. A quick check becomes a full
    assessment at ``begun_at``; from then on ``readiness`` and ``level`` (what remains) follow too.
    ``handed_at``: when those who answer for it handed it to the post that decides; empty again when that post
    asks for more.
    ``running_since`` and ``event``: the collaboration runs and is looked at again, and why.
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
    begun_at = models.DateTimeField(null=True)
    readiness = models.CharField(max_length=32, blank=True)
    level = models.CharField(max_length=8, blank=True)
    handed_at = models.DateTimeField(null=True)
    running_since = models.DateField(null=True)
    event = models.TextField(blank=True)
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

    @property
    def is_full(self) -> bool:
        """Whether the quick check has become a full assessment."""
        return self.begun_at is not None

    def follow(self, judged: Judged, facts: Facts) -> None:
        """Keep what a list shows of what was judged on these facts; one query."""
        follows = self._following(judged, facts)
        for column, value in follows.items():
            setattr(self, column, value)
        self.save(update_fields=list(follows))

    def would_follow(self, judged: Judged, facts: Facts) -> bool:
        """Whether something that a list shows would change."""
        follows = self._following(judged, facts)
        return any(getattr(self, column) != value for column, value in follows.items())

    def _following(self, judged: Judged, facts: Facts) -> dict[str, Any]:
        follows = {
            "facts": dict(facts),
            "open_questions": sum(standing.state is State.OPEN for standing in judged.standings),
            "deciding_role": judged.deciding.role.value if judged.deciding.role else "",
        }
        if not isinstance(judged, Assessment):
            return follows | {"result": judged.result.value}
        result = Result.STOPPED if judged.stops else Result.FULL_ASSESSMENT_NEEDED
        level = judged.level.value if judged.level else ""
        return follows | {"result": result.value, "readiness": judged.readiness.value, "level": level}


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

    ``covered`` are the material facts that the decision is bound to. ``midway_on``: the day on which
    the running collaboration is looked at midway, if the rules ask for it. Never changed afterwards.
    """

    case = models.OneToOneField("assessment.Case", on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=32)
    reason = models.TextField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=40)
    at = models.DateTimeField()
    valid_until = models.DateField()
    midway_on = models.DateField(null=True)
    language = models.CharField(max_length=2)
    snapshot = models.TextField()
    digest = models.CharField(max_length=64)
    covered = models.JSONField()

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d}"


class Wish(models.Model):
    """A person's wish to go deeper than the rules ask, or into more sections, with the reason."""

    case = models.OneToOneField("assessment.Case", on_delete=models.PROTECT, related_name="wish")
    depth = models.CharField(max_length=12, choices=[(depth, depth) for depth in Depth])
    sections = models.JSONField(default=list)
    reason = models.TextField()
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.depth}: {self.reason}"


class StoredRequirement(models.Model):
    """What was done about one requirement of a case: asked of a post, met, or waived.

    ``asked_of``, ``question`` and ``due`` are kept when the answer has come. ``note`` says what was found, or
    why the requirement is waived; ``by_role`` is the post that said so, ``spoken_by`` an adviser from outside
    whose words somebody noted. ``is_free``: asked for though no rule required it.
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="requirements")
    requirement = models.CharField(max_length=64)
    state = models.CharField(
        max_length=8, choices=[(one, one) for one in RequirementState if one is not RequirementState.MISSING]
    )
    asked_of = models.CharField(max_length=40, blank=True)
    question = models.TextField(blank=True)
    due = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey("organisation.Person", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    by_role = models.CharField(max_length=40, blank=True)
    spoken_by = models.CharField(max_length=200, blank=True)
    is_free = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "requirement"], name="one_state_per_requirement"),
            models.CheckConstraint(
                condition=models.Q(state=RequirementState.ASKED) | ~models.Q(note=""),
                name="nothing_is_met_or_waived_without_words",
            ),
        ]
        indexes = [models.Index(fields=["asked_of", "state"], name="requirement_asked")]

    def __str__(self) -> str:
        return f"{self.requirement}: {self.state}"


class StoredSetAside(AppendOnly):
    """A stop that the highest post has found to be wrong, with the facts that it looked at."""

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="set_aside")
    rule = models.CharField(max_length=64)
    used = models.JSONField()
    evidence = models.TextField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return self.rule


class Step(AppendOnly):
    """One step of a case between posts: handed up, outside an authority, or sent back for more."""

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in StepKind])
    reason = models.TextField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=40)
    to_role = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind}: {self.by_role} to {self.to_role}"


class Comment(AppendOnly):
    """What somebody says beside a question, a finding or the case; it decides nothing and is never changed.

    ``place`` is "question:" or "finding:" with the key or rule, or "case".
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="comments")
    place = models.CharField(max_length=220)
    text = models.TextField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.place}: {self.text[:40]}"


class Attachment(models.Model):
    """A file that shows something: its name and type as checked, and its SHA-256. The bytes lie beside it.

    A withdrawn file is no longer handed out; what was decided on it stays provable.
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="attachments")
    place = models.CharField(max_length=220)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class AttachmentContent(AppendOnly):
    """The bytes of an attachment, as they came: stored inert, never run, never shown inside a page."""

    attachment = models.OneToOneField(
        "assessment.Attachment", on_delete=models.PROTECT, related_name="content"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"content of {self.attachment_id}"


class Presence(models.Model):
    """Who had which part of a case open a moment ago, so that people see each other; overwritten."""

    case = models.ForeignKey("assessment.Case", on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey("organisation.Person", on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="somebody_is_in_one_place")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.place}"
