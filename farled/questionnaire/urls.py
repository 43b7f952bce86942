"""Where are the versions of the questionnaires shown?"""

from django.urls import path

from farled.questionnaire import views

urlpatterns = [
    path("administration/questionnaires/", views.questionnaires, name="questionnaires"),
]
