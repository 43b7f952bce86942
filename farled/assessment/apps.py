"""How does Django know the room "assessment"?"""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "farled.assessment"
    label = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
