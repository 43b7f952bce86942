"""How does Django know the room "evidence"?"""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "farled.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
