"""Which addresses do lists have? Each name has its row in farled/web/policy.py."""

from django.urls import path

from farled.lists import views

urlpatterns = [
    path("lists/", views.lists, name="lists"),
    path("lists/<slug:source>/", views.one_list, name="one_list"),
]
