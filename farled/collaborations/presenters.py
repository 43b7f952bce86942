"""How do the pages say what somebody else changed in the register meanwhile?"""

from typing import Any

from django import forms


def differences(form: forms.Form, stored: dict[str, Any]) -> list[dict[str, str]]:
    """The fields in which the form differs from what is stored now, each with what is stored."""
    found = []
    for name in form.fields:
        given = form.cleaned_data.get(name)
        if _plain(given) != _plain(stored[name]):
            found.append(
                {
                    "id": form[name].auto_id,
                    "label": str(form[name].label),
                    "now": _said(form, name, stored[name]),
                }
            )
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return sorted(str(item) for item in value)
    return "" if value in (None, "none") else str(value)


def _said(form: forms.Form, name: str, value: Any) -> str:
    """A stored value as the reader chose it: the words of a choice, the text as it is."""
    words = {str(key): str(said) for key, said in getattr(form.fields[name], "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(words.get(str(item), str(item)) for item in values) or "–"
