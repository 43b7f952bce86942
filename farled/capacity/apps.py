"""How does Django know the room "capacity"?"""

from django.apps import AppConfig


class CapacityConfig(AppConfig):
    name = "farled.capacity"
    label = "capacity"
    default_auto_field = "django.db.models.BigAutoField"
