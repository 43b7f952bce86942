"""Which settings does the house run on? Environment variables all; docs/reference/settings.md lists them."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.csp import CSP

from farled.text.terms import Wording
from farled.web.demo.story import university_name

_HERE = Path(__file__).resolve().parent
_MOST_FILE_MEGABYTES = 100
"""More than this is not held in memory for one request, nor in one row of the database."""


def _home() -> Path:
    """The folder that holds everything this installation keeps: database, secret key, collected pages."""
    default = Path.home() / ".local" / "share" / "farled"
    home = Path(os.environ.get("FARLED_HOME", default)).expanduser().absolute()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


def _secret_key(home: Path) -> str:
    """The key that signs sessions: kept in a file that only the owner reads, made on first start."""
    file = home / "secret-key"
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_urlsafe(48))
    return file.read_text()


def _database(home: Path) -> dict[str, object]:
    """SQLite in the home folder, or PostgreSQL at FARLED_DATABASE_URL (postgresql://user:password@host/name)."""
    address = os.environ.get("FARLED_DATABASE_URL", "")
    if not address:
        return {
            "ENGINE": "farled.web.sqlite",
            "NAME": home / "farled.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what the page called saved survives a power cut; NORMAL would not.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise SystemExit(f"FARLED_DATABASE_URL: expected postgresql://..., found {parts.scheme}://...")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
    }


def _university() -> dict[str, str]:
    """The university's name in both languages; in a demonstration the invented one's, unless it is named."""
    plain = university_name() if DEMO else Wording(sv="Universitetet", en="The University")
    return {
        "sv": os.environ.get("FARLED_UNIVERSITY_SV", plain.sv),
        "en": os.environ.get("FARLED_UNIVERSITY_EN", plain.en),
    }


def _address() -> str:
    """Where readers reach the pages, for the links in mail; without a slash at the end."""
    address = os.environ.get("FARLED_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    if urlsplit(address).scheme not in ("http", "https"):
        raise SystemExit(f"FARLED_ADDRESS: expected https://..., found {address}")
    return address


def _mail(home: Path) -> str:
    """Where mail goes: a server, or a folder in which each letter is a file."""
    target = os.environ.get("FARLED_MAIL", "")
    if not target:
        return str(home / "mail")
    parts = urlsplit(target)
    if parts.scheme in ("smtp", "smtps"):
        if not parts.hostname:
            raise SystemExit(f"FARLED_MAIL: expected {parts.scheme}://host:port, found no host")
        return target
    if not Path(target).is_absolute():
        raise SystemExit(f"FARLED_MAIL: expected smtp://host, smtps://host or a full path, found {target}")
    return target


def _file_bytes() -> int:
    """How large a file kept as evidence may be."""
    said = os.environ.get("FARLED_FILE_MEGABYTES", "10")
    if not said.isdecimal() or not 1 <= int(said) <= _MOST_FILE_MEGABYTES:
        raise SystemExit(
            f"FARLED_FILE_MEGABYTES: expected a whole number from 1 to {_MOST_FILE_MEGABYTES}, found {said}"
        )
    return int(said) * 1_000_000


HOME = _home()
SECRET_KEY = os.environ.get("FARLED_SECRET_KEY") or _secret_key(HOME)
DEBUG = False
DEMO = os.environ.get("FARLED_DEMO") == "1"
UNIVERSITY = _university()
ALLOWED_HOSTS = os.environ.get("FARLED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("FARLED_ORIGINS", "").split(",") if origin]
BEHIND_TLS = os.environ.get("FARLED_TLS") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "farled.audit",
    "farled.organisation",
    "farled.notices",
    "farled.capacity",
    "farled.evidence",
    "farled.lists",
    "farled.registry",
    "farled.screening",
    "farled.partners",
    "farled.collaborations",
    "farled.questionnaire",
    "farled.mitigation",
    "farled.assessment",
    "farled.boards",
    "farled.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "farled.web.middleware.ReaderMiddleware",
    "farled.web.middleware.PolicyMiddleware",
    "farled.web.middleware.MovesMiddleware",
]
ROOT_URLCONF = "farled.web.urls"
WSGI_APPLICATION = "farled.web.wsgi.application"
PAGES = _HERE / "templates"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PAGES],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "farled.web.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "farled.web.templatetags.farled"],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"]),
            ],
        },
    }
]
DATABASES = {"default": _database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisation.Person"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [_HERE.parent / "locale"]
LANGUAGE_COOKIE_NAME = "farled_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("FARLED_TIME_ZONE", "Europe/Stockholm")

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [_HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 10
CSRF_FAILURE_VIEW = "farled.web.views.csrf_failure"

ADDRESS = _address()
MAIL = _mail(HOME)
MAIL_FROM = os.environ.get("FARLED_MAIL_FROM", "farled@localhost.invalid")
FILE_BYTES = _file_bytes()
FILE_UPLOAD_HANDLERS = [
    "farled.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
