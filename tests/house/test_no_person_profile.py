"""Is there a field for anybody's nationality, ethnicity, faith or birthplace? There must be none."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.db import models
from ruamel.yaml import YAML

from tests.house.person_profile import profiling

INPUT = re.compile(r"<(?:input|select|textarea)\b[^>]*?\b(?:name|id)=[\"']([^\"'{]+)", re.IGNORECASE)


def model_fields(model: type[models.Model]) -> Iterator[str]:
    """Every word by which a model's fields are known: column and label."""
    for field in model._meta.get_fields():
        yield f"{model.__name__}.{field.name}"
        yield f"{model.__name__}.{getattr(field, 'verbose_name', '')}"


def form_fields(form: type[forms.BaseForm]) -> Iterator[str]:
    """Every word by which a form's fields are known: name and label."""
    for name, field in form.base_fields.items():
        yield f"{form.__name__}.{name}"
        yield f"{form.__name__}.{field.label or ''}"


def content_keys(document: object) -> Iterator[str]:
    """Every key of a content file, and every value under a "key"."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield str(key)
            if key == "key":
                yield str(value)
            yield from content_keys(value)
    if isinstance(document, list):
        for part in document:
            yield from content_keys(part)


def house_forms(root: Path) -> Iterator[type[forms.BaseForm]]:
    """All forms of the house."""
    for file in [*root.glob("farled/*/forms.py"), *root.glob("farled/*/forms/*.py")]:
        module = importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, forms.BaseForm) and hasattr(kind, "base_fields"):
                yield kind


def test_no_table_keeps_a_profile_of_a_person() -> None:
    names = [name for model in apps.get_models() for name in model_fields(model)]

    assert len(names) > 100
    assert [name for name in names if profiling(name)] == []


def test_no_form_asks_for_a_profile_of_a_person(root: Path) -> None:
    names = [name for form in house_forms(root) for name in form_fields(form)]

    assert [name for name in names if profiling(name)] == []


def test_no_page_has_an_input_for_a_profile_of_a_person(root: Path) -> None:
    pages = {file: file.read_text(encoding="utf-8") for file in root.glob("farled/**/*.html")}
    found = [f"{file.name}: {name}" for file, page in pages.items() for name in INPUT.findall(page)]

    assert pages
    assert [name for name in found if profiling(name)] == []


def test_no_content_file_asks_for_a_profile_of_a_person(root: Path) -> None:
    files = sorted(root.glob("content/**/*.yaml"))
    names = [f"{file.name} {key}" for file in files for key in content_keys(YAML(typ="safe").load(file))]

    assert len(names) > 100
    assert [name for name in names if profiling(name)] == []


@pytest.mark.django_isolate_apps("tests.house")
def test_a_planted_column_is_found() -> None:
    class Visitor(models.Model):
        name = models.CharField(max_length=10)
        medborgarskap = models.CharField(max_length=10)

        class Meta:
            app_label = "house"

    assert [name for name in model_fields(Visitor) if profiling(name)] == [
        "Visitor.medborgarskap",
        "Visitor.medborgarskap",
    ]


def test_a_planted_label_behind_a_harmless_name_is_found() -> None:
    class Visit(forms.Form):
        field_7 = forms.CharField(label="Place of birth")

    assert [name for name in form_fields(Visit) if profiling(name)] == ["Visit.Place of birth"]


def test_a_planted_fact_is_found() -> None:
    document = {"facts": [{"key": "guest.nationality", "type": "WORD"}]}

    assert [key for key in content_keys(document) if profiling(key)] == ["guest.nationality"]


@pytest.mark.parametrize(
    "name",
    [
        "nationality", "Nationalität", "nationalitet", "nasjonalitet", "nacionalidad", "citizenship",
        "medborgare", "statsborgerskap", "Staatsangehörigkeit", "staatsbürgerschaft", "citoyenneté",
        "cittadinanza", "kansalaisuus", "ethnic_group", "etnisk_tillhörighet", "etnia", "religion",
        "religiös", "uskonto", "faith", "birthPlace", "country_of_birth", "födelseort", "fødested",
        "lieu_de_naissance", "race", "tro", "country_of_origin",
    ],
)  # fmt: skip  # one language after the other reads better than one word a line
def test_every_spelling_is_recognised(name: str) -> None:
    assert profiling(name)


@pytest.mark.parametrize(
    "name",
    ["country", "trace", "national_law", "international", "interfaith_council_id", "strong", "owner_country",
     "born_digital", "partner.state_directed", "users", "feedback", "system", "trust", "territory"],
)  # fmt: skip  # see above
def test_harmless_names_pass(name: str) -> None:
    assert not profiling(name)
