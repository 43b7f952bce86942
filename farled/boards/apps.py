"""How does Django know the room "boards"?"""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "farled.boards"
    label = "boards"
    default_auto_field = "django.db.models.BigAutoField"
