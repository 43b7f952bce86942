"""How does Django know the room "partners"?"""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "farled.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
