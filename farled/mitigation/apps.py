"""How does Django know the room "mitigation"?"""

from django.apps import AppConfig


class MitigationConfig(AppConfig):
    name = "farled.mitigation"
    label = "mitigation"
    default_auto_field = "django.db.models.BigAutoField"
