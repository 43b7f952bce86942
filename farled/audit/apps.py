"""How does Django know the room "audit"?"""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "farled.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
