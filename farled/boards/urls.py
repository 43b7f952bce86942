"""Which addresses does the board have? Each name has its row in farled/web/policy.py."""

from django.urls import path

from farled.boards import views

_MEETING = "board/meetings/<int:pk>/"

urlpatterns = [
    path("board/", views.board, name="board"),
    path("board/put/", views.board_put, name="board_put"),
    path(_MEETING, views.board_meeting, name="board_meeting"),
    path(f"{_MEETING}off/", views.board_call_off, name="board_call_off"),
    path(f"{_MEETING}items/<int:item>/off/", views.board_take_off, name="board_take_off"),
    path(f"{_MEETING}items/<int:item>/up/", views.board_move_up, name="board_move_up"),
    path(f"{_MEETING}minutes/", views.board_minutes, name="board_minutes"),
    path(f"{_MEETING}bundle/", views.board_bundle, name="board_bundle"),
    path(f"{_MEETING}bundle.pdf", views.board_bundle_pdf, name="board_bundle_pdf"),
]
