"""Settings, all of them from the environment; none is needed to try the site out.

PORT, HOST             where `serve` listens (8000, 127.0.0.1)
DATA_DIR               where the site keeps its files (var/)
DATABASE_URL           a PostgreSQL of one's own; otherwise an embedded one
SECRET_KEY             otherwise made once and kept in DATA_DIR
ALLOWED_HOSTS          names the site answers to, with commas between
CSRF_TRUSTED_ORIGINS   origins whose forms are accepted, with commas between
HTTPS                  1 behind a proxy that speaks HTTPS to the world
PROXIES                how many proxies stand before the site (1 with HTTPS, else 0)
STATIC_ROOT            where collected static files go (DATA_DIR/static)
FILES_A_DAY, MEGABYTES_A_DAY   what one editor may send in 24 hours (2000, 2000)
ADMIN_EMAIL            whom harvesters write to (webmaster@ the site's name)
SEARCH_BY_SQL          1 answers searches by plain SQL, not from the search index
DEBUG                  1 for development only
"""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from archive import embedded

BASE_DIR = Path(__file__).resolve().parent.parent


def _switched_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _listed(name: str) -> list[str]:
    values = os.environ.get(name, "").split(",")
    return [value.strip() for value in values if value.strip()]


def _secret_key(path: Path) -> str:
    """Return the key kept in `path`, made at first use."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            new = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
            new.touch(mode=0o600)
            new.write_text(secrets.token_urlsafe(64))
            try:
                # Of two processes starting at once, the first one's key holds.
                path.hardlink_to(new)
            except FileExistsError:
                pass
            finally:
                new.unlink()
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot keep a secret key in {path} ({error.strerror}):"
            " set SECRET_KEY, or a DATA_DIR that can be written to."
        ) from error


DEBUG = _switched_on("DEBUG")
HTTPS = _switched_on("HTTPS")
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").absolute()
SECRET_KEY = os.environ.get("SECRET_KEY") or _secret_key(DATA_DIR / "secret_key")
# Health checks ask from the machine itself.
ALLOWED_HOSTS = [*_listed("ALLOWED_HOSTS"), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = _listed("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "resolutions.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_filters",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "simple_history",
    "resolutions",
    "resolutions.desk",
]

MIDDLEWARE = [
    "resolutions.views.versions.answer_known",
    "django.middleware.security.SecurityMiddleware",
    # Before the static files, which get the headers too.
    "archive.headers.content_security_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    # From here on for the desk. No public page asks who is there: none has a cookie.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
# A trailing slash is taken off by the archive's own redirect, never put on.
APPEND_SLASH = False

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["resolutions.templatetags.fixed"],
        },
    }
]

# Without a DATABASE_URL the connection is only computed here; what needs the
# database starts the server (manage.py, wsgi.py, conftest.py).
DATABASE_URL = os.environ.get("DATABASE_URL", "")
EMBEDDED = not DATABASE_URL
DATABASES: dict[str, Any] = {
    "default": {
        **(
            embedded.connection(DATA_DIR)
            if EMBEDDED
            else dj_database_url.parse(DATABASE_URL)
        ),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
FORMAT_MODULE_PATH = "archive.formats"
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or DATA_DIR / "static").absolute()
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

ADMIN_EMAIL = os.environ.get("ADMIN_EMAIL", "")
SEARCH_BY_SQL = _switched_on("SEARCH_BY_SQL")
# Whole pages in the memory of each process, under the version that they are of.
KEEPS_PAGES = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_HANDLERS = [
    "resolutions.desk.receiving.FilesOfEditors",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILES_A_DAY = int(os.environ.get("FILES_A_DAY") or 2000)
MEGABYTES_A_DAY = int(os.environ.get("MEGABYTES_A_DAY") or 2000)

AUTHENTICATION_BACKENDS = [
    # Asked first: it refuses those who are locked out.
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# A name is locked for the address that guesses, not for its owner at another.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "archive.proxies.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_VERBOSE = False
# What an authenticator app shows beside its codes.
OTP_TOTP_ISSUER = "Crime Prevention Resolutions"
PROXIES = int(os.environ.get("PROXIES") or HTTPS)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Cookies go to the desk alone: the public pages never see one.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
# What was published is not changed by a click in a list of changes.
SIMPLE_HISTORY_REVERT_DISABLED = True

# The same for every page: none has a script or a style in it.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Asked from inside, past the proxy.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handler would mail the admins or print to the console again.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Each login is in a table already.
        "axes": {"level": "WARNING"},
    },
}
