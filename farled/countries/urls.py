"""Where are the countries, and where does a publisher's file come in?"""

from django.urls import path

from farled.countries import views

urlpatterns = [
    path("countries/", views.countries, name="countries"),
    path("countries/<str:code>/", views.country, name="country"),
    path("administration/evidence/import/", views.evidence_import, name="evidence_import"),
]
