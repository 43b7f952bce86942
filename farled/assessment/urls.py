"""Which addresses does the case file have? Each name has its row in farled/web/policy.py."""

from django.urls import path, register_converter

from farled.assessment import views


class Number:
    """A collaboration's number, as 2026-0147."""

    regex = r"\d{4}-\d{4,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Number, "number")

urlpatterns = [
    path("collaborations/<number:number>/", views.overview, name="collaboration"),
    path("collaborations/<number:number>/check/", views.check, name="check"),
    path("collaborations/<number:number>/check/answer/", views.check_answer, name="check_answer"),
    path("collaborations/<number:number>/check/again/", views.check_again, name="check_again"),
    path("collaborations/<number:number>/check/upgrade/", views.check_upgrade, name="check_upgrade"),
    path("collaborations/<number:number>/decide/", views.decide, name="decide"),
    path("collaborations/<number:number>/record/", views.record, name="record"),
    path("collaborations/<number:number>/record.pdf", views.record_pdf, name="record_pdf"),
    path("collaborations/<number:number>/record.json", views.record_json, name="record_json"),
]
