"""Which table remembers every write, and what keeps it from being rewritten?"""

from typing import Any, NoReturn

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger AS "
    "$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql"
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
)


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what is kept for good."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows can be read and added, nothing else."""

    def update(self, **_values: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: no update")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is append-only: no delete")


class AppendOnly(models.Model):
    """A base for rows that are written once; the database refuses too, see ``refuse_changes``."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} is append-only: no update")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} is append-only: no delete")


def refuse_changes(table: str) -> migrations.RunPython:
    """A migration step after which the database itself refuses update and delete on ``table``."""

    def lock(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        on_sqlite = editor.connection.vendor == "sqlite"
        if not on_sqlite:
            editor.execute(_POSTGRESQL_FUNCTION.format(table=table))
        for verb in ("update", "delete"):
            editor.execute((_SQLITE if on_sqlite else _POSTGRESQL).format(table=table, verb=verb))

    return migrations.RunPython(lock, migrations.RunPython.noop)


class Event(AppendOnly):
    """One write: who, when, what (room:thing:verb), on which object, why, and how it looked before and after.

    ``by`` is empty for the system itself; ``by_post`` keeps the post held at that moment.
    """

    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", null=True, on_delete=models.PROTECT, related_name="+")
    by_post = models.CharField(max_length=64, blank=True)
    what = models.CharField(max_length=64)
    object_kind = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    why = models.TextField(blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta(AppendOnly.Meta):
        indexes = [
            models.Index(fields=["object_kind", "object_id", "at"], name="audit_object"),
            models.Index(fields=["at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.object_kind} {self.object_id}"
