"""Which addresses do departments and trainings have? Each name has its row in farled/web/policy.py."""

from django.urls import path

from farled.capacity import views

_ONE = "departments/<int:pk>/"

urlpatterns = [
    path("departments/", views.departments, name="departments"),
    path(_ONE, views.department, name="department"),
    path(f"{_ONE}contact/", views.contact_name, name="contact_name"),
    path(f"{_ONE}guidance/", views.guidance_keep, name="guidance_keep"),
    path(f"{_ONE}training/", views.training_record, name="training_record"),
    path("departments/contacts/<int:pk>/end/", views.contact_end, name="contact_end"),
    path("departments/guidance/<int:pk>/drop/", views.guidance_drop, name="guidance_drop"),
    path("departments/trainings/<int:pk>/withdraw/", views.training_withdraw, name="training_withdraw"),
    path("account/trainings/", views.trainings, name="trainings"),
]
