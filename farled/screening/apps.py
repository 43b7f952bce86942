"""How does Django know the room "screening"?"""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "farled.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
