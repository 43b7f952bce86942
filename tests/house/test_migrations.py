"""Do the migrations make exactly the tables that the models describe?"""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    said = StringIO()

    try:
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(f"a migration is missing:\n{said.getvalue()}")


@pytest.mark.django_db
def test_a_planted_model_without_a_migration_is_noticed() -> None:
    loader = MigrationLoader(connection)
    planted = ProjectState.from_apps(apps)
    planted.add_model(ModelState("audit", "Planted", [("id", models.BigAutoField(primary_key=True))]))

    changes = MigrationAutodetector(loader.project_state(), planted).changes(graph=loader.graph)

    assert "Planted" in [made.name for step in changes["audit"] for made in step.operations]
