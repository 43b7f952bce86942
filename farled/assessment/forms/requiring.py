"""What may a reader send about something that is required, and with what does each form begin?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.assessment.forms import MOST_LETTERS
from farled.assessment.models import StoredRequirement
from farled.assessment.rules.requiring import Acting, Deed, giving_role, may_be_asked
from farled.assessment.terms import RequirementState
from farled.organisation.forms import DayField
from farled.organisation.rules import ROLES
from farled.organisation.terms import OUTSIDE, PostRole
from farled.risks.terms import Requirement

_DAYS_TO_ANSWER = 14
"""The form suggests so many days for an answer."""
_NO_SECRETS = _("Nothing security-classified, and nothing sensitive about single people.")


class TakeBackForm(forms.Form):
    """Nothing but what the page had seen."""

    version = forms.IntegerField(min_value=0)

    def said(self) -> dict[str, Any]:
        """What was sent, in the words of the action."""
        return dict(self.cleaned_data)


class QuestionForm(TakeBackForm):
    """What is asked, and by when an answer is needed."""

    question = forms.CharField(
        label=_("What would you like to know?"),
        help_text=_NO_SECRETS,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you would like to know.")},
    )
    due = DayField(label=_("Answer by"))


class AskForm(QuestionForm):
    """Which post is asked what, and by when."""

    asked_of = forms.ChoiceField(
        label=_("Whom do you ask?"), error_messages={"required": _("Choose whom you ask.")}
    )
    field_order = ("version", "asked_of")

    def __init__(self, *args: Any, posts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = posts if len(posts) == 1 else [("", _("Choose")), *posts]
        cast("forms.ChoiceField", self.fields["asked_of"]).choices = choices

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "asked_of": PostRole(self.cleaned_data["asked_of"])}


class NoteForm(TakeBackForm):
    """What came out, in a few sentences."""

    note = forms.CharField(
        label=_("What came out?"),
        help_text=_("Who did it, when, and what it showed."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what came out.")},
    )


class OpinionForm(TakeBackForm):
    """The opinion of a post that alone can give it."""

    note = forms.CharField(
        label=_("Your opinion"),
        help_text=_("What you looked at, what you think of it, and under which conditions."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your opinion.")},
    )


class HeardForm(NoteForm):
    """What an adviser from outside has said, noted by somebody who asked."""

    spoken_by = forms.CharField(
        label=_("Who said it?"),
        help_text=_("The name, and where that person works. Nobody is noted without knowing of it."),
        max_length=200,
        error_messages={"required": _("Write who said it.")},
    )


class FreeAskForm(QuestionForm):
    """An opinion that no rule requires, asked of the post that gives it."""

    requirement = forms.ChoiceField(
        label=_("Whom do you ask?"), error_messages={"required": _("Choose whom you ask.")}
    )
    field_order = ("version", "requirement")

    def __init__(self, *args: Any, opinions: tuple[Requirement, ...], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opinions = opinions
        self._posts = {one.id: one.posts[0] for one in opinions}
        named = [(one.id, _opinion_named(one, language)) for one in opinions]
        cast("forms.ChoiceField", self.fields["requirement"]).choices = [("", _("Choose")), *named]

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "asked_of": self._posts[self.cleaned_data["requirement"]]}


def _opinion_named(requirement: Requirement, language: str) -> str:
    posts = " / ".join(ROLES[role].in_language(language) for role in requirement.posts)
    return f"{posts}: {requirement.name.in_language(language)}"


class WaiveForm(TakeBackForm):
    """Why something that is required is let go."""

    note = forms.CharField(
        label=_("Why can it be waived?"),
        help_text=_("Your reason stands in the record of the decision."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why it can be waived.")},
    )


def form_for(
    *,
    requirement: Requirement,
    deed: Deed,
    stored: StoredRequirement | None,
    today: date,
    language: str,
    acting: Acting,
    data: Mapping[str, Any] | None = None,
) -> TakeBackForm:
    """The form with which this is done about this requirement; ``stored`` is what was done so far."""
    shared: dict[str, Any] = {
        "initial": _beginning(deed, stored, today),
        "auto_id": f"{requirement.id}-{deed}-%s",
    }
    match deed:
        case Deed.ASK:
            asked = may_be_asked(requirement=requirement)
            posts = [(role.value, ROLES[role].in_language(language)) for role in asked]
            return AskForm(data, posts=posts, **shared)
        case Deed.MEET:
            asked_of = PostRole(stored.asked_of) if stored and stored.asked_of else None
            role = giving_role(requirement=requirement, asked_of=asked_of, acting=acting)
            if role in OUTSIDE:
                return HeardForm(data, **shared)
            return OpinionForm(data, **shared) if requirement.posts else NoteForm(data, **shared)
        case Deed.WAIVE:
            return WaiveForm(data, **shared)
        case Deed.WITHDRAW:
            return TakeBackForm(data, **shared)


def _beginning(deed: Deed, stored: StoredRequirement | None, today: date) -> dict[str, Any]:
    """What a form begins with: what stands, where it is changed; else two weeks for an answer."""
    state = stored.state if stored else None
    if stored and deed is Deed.MEET and state == RequirementState.MET:
        return {"note": stored.note, "spoken_by": stored.spoken_by}
    if stored and deed is Deed.ASK and state == RequirementState.ASKED:
        return {"asked_of": stored.asked_of, "question": stored.question, "due": stored.due}
    return {"due": due_in(today)}


def due_in(today: date) -> date:
    """By when an answer is suggested."""
    return today + timedelta(days=_DAYS_TO_ANSWER)
