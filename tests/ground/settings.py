"""Which settings do the tests run on? The house's own, in a folder of their own that vanishes afterwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="farled-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

# Nothing of the person's own installation may reach a test, least of all the folder it lives in.
for _name in [name for name in os.environ if name.startswith("FARLED_") and name != "FARLED_DATABASE_URL"]:
    del os.environ[_name]
os.environ["FARLED_HOME"] = str(_HOME)

from farled.web.settings import *  # noqa: E402, F403  # the folder must be named before the house reads it

(_HOME / "static").mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if "FARLED_DATABASE_URL" not in os.environ:
    # In memory, for each process its own: pytest-django does so by itself for Django's own backend alone.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405  # the house's settings, imported above
