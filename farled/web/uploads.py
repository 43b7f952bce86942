"""How large may a file be that is sent to a page, and how is a larger one read past without being kept?"""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

_BOUNDED = ("assessment_file_add",)
"""The names of the addresses at which anybody who sees a case can send a file."""


class Bounded(FileUploadHandler):
    """Stops keeping a file at the first byte beyond the measure; the other fields of the form are kept.

    ``request.is_file_too_large`` then tells the view why the file is missing.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        request: Any = self.request
        match = request.resolver_match
        if match and match.view_name in _BOUNDED and start + len(raw_data) > settings.FILE_BYTES:
            request.is_file_too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next in line keeps the file."""
