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

_CASE = "collaborations/<number:number>/"
_FULL = f"{_CASE}assessment/"
_REQUIREMENT = "assessment_requirement"

urlpatterns = [
    path(_CASE, views.overview, name="collaboration"),
    path(f"{_CASE}check/", views.check, name="check"),
    path(f"{_CASE}check/answer/", views.check_answer, name="check_answer"),
    path(f"{_CASE}check/again/", views.check_again, name="check_again"),
    path(f"{_CASE}check/upgrade/", views.check_upgrade, name="check_upgrade"),
    path(f"{_CASE}decide/", views.decide, name="decide"),
    path(f"{_CASE}record/", views.record, name="record"),
    path(f"{_CASE}record.pdf", views.record_pdf, name="record_pdf"),
    path(f"{_CASE}record.json", views.record_json, name="record_json"),
    path(f"{_CASE}conflict/", views.conflict_declare, name="conflict_declare"),
    path(f"{_CASE}event/", views.event_note, name="event_note"),
    path(f"{_CASE}second-look/", views.second_look, name="second_look"),
    path(f"{_CASE}hand-up/", views.hand_up, name="hand_up"),
    path(f"{_CASE}stop/", views.stop_set_aside, name="stop_set_aside"),
    path(_FULL, views.assessment, name="assessment"),
    path(f"{_FULL}begin/", views.assessment_begin, name="assessment_begin"),
    path(f"{_FULL}deeper/", views.assessment_deepen, name="assessment_deepen"),
    path(f"{_FULL}sections/<slug:section>/", views.assessment_section, name="assessment_section"),
    path(f"{_FULL}answer/", views.assessment_answer, name="assessment_answer"),
    path(f"{_FULL}comment/", views.assessment_comment, name="assessment_comment"),
    path(f"{_FULL}presence/", views.assessment_presence, name="assessment_presence"),
    path(f"{_FULL}risks/", views.assessment_risks, name="assessment_risks"),
    path(f"{_FULL}risks/rate/", views.assessment_rate, name="assessment_rate"),
    path(f"{_FULL}measures/", views.assessment_measures, name="assessment_measures"),
    path(f"{_FULL}measures/plan/", views.assessment_measure_plan, name="assessment_measure_plan"),
    path(f"{_FULL}measures/<int:pk>/", views.assessment_measure, name="assessment_measure"),
    path(f"{_FULL}measures/<int:pk>/means/", views.assessment_means, name="assessment_means"),
    path(f"{_FULL}requirements/", views.assessment_requirements, name="assessment_requirements"),
    path(f"{_FULL}opinions/ask/", views.assessment_ask, name="assessment_ask"),
    path(f"{_FULL}requirements/<slug:requirement>/", views.assessment_requirement, name=_REQUIREMENT),
    path(f"{_FULL}files/", views.assessment_files, name="assessment_files"),
    path(f"{_FULL}files/add/", views.assessment_file_add, name="assessment_file_add"),
    path(f"{_FULL}files/<int:pk>/", views.assessment_file, name="assessment_file"),
    path(f"{_FULL}files/<int:pk>/withdraw/", views.assessment_file_withdraw, name="assessment_file_withdraw"),
    path(f"{_FULL}people/", views.assessment_people, name="assessment_people"),
    path(f"{_FULL}people/invite/", views.assessment_invite, name="assessment_invite"),
    path(f"{_FULL}people/<int:pk>/end/", views.assessment_invite_end, name="assessment_invite_end"),
]
