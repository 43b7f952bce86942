"""What may a reader send about accounts, and what is said when it does not fit?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from farled.organisation.forms import AccountField
from farled.organisation.queries import is_username_taken, posts_to_give

if TYPE_CHECKING:
    from farled.organisation.models import Person, Post


class SignInForm(forms.Form):
    """Name and password of a local account."""

    username = forms.CharField(
        label=_("Account name"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """The old password and a new one."""

    old = forms.CharField(
        label=_("Your password today"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_(
            "At least twelve characters. A few words in a row are easy to remember and hard to guess."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self._person.check_password(old):
            raise forms.ValidationError(_("This is not your password today."))
        return old

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self._person)
        return new


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none at run time
    """A post by its title and unit, in the reader's language."""

    def label_from_instance(self, obj: Post) -> str:
        language = "en" if get_language() == "en" else "sv"
        return f"{obj.title(language)}, {obj.unit.name(language)}"


class GivePostForm(forms.Form):
    """Which post somebody who has an account takes up."""

    person = AccountField(
        label=_("Account name"), max_length=64, error_messages={"required": _("Write the account name.")}
    )
    post = PostField(
        label=_("Post"),
        queryset=posts_to_give(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose the post.")},
    )


class AccountForm(forms.Form):
    """A new local account and the post that its holder takes up."""

    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]*$",
        label=_("Account name"),
        max_length=64,
        error_messages={"invalid": _("Small letters a to z, digits, dot, hyphen and underscore only.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("sv", "svenska"), ("en", "English")], initial="sv"
    )
    password = forms.CharField(
        label=_("First password"),
        strip=False,
        help_text=_("At least twelve characters. Ask the holder to change it at the first visit."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    post = PostField(label=_("Post"), queryset=posts_to_give(), empty_label=_("Choose"))

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if is_username_taken(username):
            raise forms.ValidationError(_("There is an account with this name already."))
        return username

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
