"""Which addresses does the house have? Each name has its row in policy.py."""

from django.urls import include, path

from farled.web import notices, partner, portfolio, posts, register, registration, reviews, start, views

urlpatterns = [
    path("", start.start, name="start"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("demo/", views.demo_people, name="demo_people"),
    path("demo/sign-in/", views.demo_sign_in, name="demo_sign_in"),
    path("language/", views.language, name="language"),
    path("account/", views.account, name="account"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("data/", views.data_handling, name="data_handling"),
    path("health/", views.health, name="health"),
    path("administration/people/", views.people, name="people"),
    path("administration/people/add/", views.person_add, name="person_add"),
    path("administration/people/posts/give/", views.post_give, name="post_give"),
    path("administration/people/posts/<int:pk>/end/", views.post_end, name="post_end"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.notices_read, name="notices_read"),
    path("notices/mail/", notices.notices_mail, name="notices_mail"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("posts/", posts.posts, name="posts"),
    path("posts/hand-over/", posts.hand_over_page, name="hand_over"),
    path("posts/deputies/<int:pk>/end/", posts.deputy_end, name="deputy_end"),
    path("overview/", portfolio.portfolio, name="portfolio"),
    path("collaborations/", register.collaborations, name="collaborations"),
    path("collaborations/search/", register.search, name="collaboration_search"),
    path("collaborations/new/", registration.register, name="collaboration_register"),
    path("collaborations/<str:number>/change/", registration.change, name="collaboration_change"),
    path("partners/<int:pk>/", partner.partner, name="partner"),
    path("", include("farled.assessment.urls")),
    path("", include("farled.boards.urls")),
    path("", include("farled.capacity.urls")),
    path("", include("farled.lists.urls")),
    path("", include("farled.partners.urls")),
    path("", include("farled.countries.urls")),
    path("", include("farled.evidence.urls")),
    path("", include("farled.questionnaire.urls")),
]
handler404 = "farled.web.views.not_found"
handler403 = "farled.web.views.forbidden"
handler500 = "farled.web.views.broken"
