"""Which addresses do partners have? The page of one partner lies in web: it also shows collaborations."""

from django.urls import path

from farled.partners import views

urlpatterns = [
    path("partners/", views.partners, name="partners"),
    path("partners/search/", views.search, name="partner_search"),
    path("partners/new/", views.register, name="partner_register"),
    path("partners/<int:pk>/change/", views.change, name="partner_change"),
    path("partners/<int:pk>/check/", views.check, name="partner_check"),
]
