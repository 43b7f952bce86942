"""How does Django know the room "questionnaire"?"""

from django.apps import AppConfig


class QuestionnaireConfig(AppConfig):
    name = "farled.questionnaire"
    label = "questionnaire"
    default_auto_field = "django.db.models.BigAutoField"
