"""How does Django know the room "organisation"?"""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "farled.organisation"
    label = "organisation"
    default_auto_field = "django.db.models.BigAutoField"
