"""How does Django know the room "collaborations"?"""

from django.apps import AppConfig


class CollaborationsConfig(AppConfig):
    name = "farled.collaborations"
    label = "collaborations"
    default_auto_field = "django.db.models.BigAutoField"
