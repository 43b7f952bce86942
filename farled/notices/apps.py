"""How does Django know the room "notices"?"""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "farled.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
