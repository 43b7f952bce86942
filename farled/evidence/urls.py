"""Where does the administrator see the editions?"""

from django.urls import path

from farled.evidence import views

urlpatterns = [
    path("administration/evidence/", views.evidence, name="evidence"),
    path("administration/evidence/<int:pk>/", views.evidence_edition, name="evidence_edition"),
]
