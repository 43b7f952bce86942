"""How does Django know the room "lists"?"""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "farled.lists"
    label = "lists"
    default_auto_field = "django.db.models.BigAutoField"
