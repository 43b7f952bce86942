"""How does Django know the room "registry"?"""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "farled.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
