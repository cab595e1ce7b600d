"""Django settings; the only module that reads the environment (names begin with RUKUN_)."""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from rukun.config.databases import database_from_url

BASE_DIR = Path(__file__).resolve().parents[3]
PACKAGE_DIR = Path(__file__).resolve().parents[1]

RUKUN_ENV = os.environ.get("RUKUN_ENV", "production")  # production | demo | test
if RUKUN_ENV not in {"production", "demo", "test"}:
    raise ImproperlyConfigured("RUKUN_ENV must be production, demo or test.")
IS_DEMO = RUKUN_ENV == "demo"
RUKUN_DATA_DIR = Path(os.environ.get("RUKUN_DATA_DIR", BASE_DIR / "var" / RUKUN_ENV))
RUKUN_KEY_FILE = Path(os.environ.get("RUKUN_KEY_FILE", RUKUN_DATA_DIR / "keys.json"))
RUKUN_ANCHOR_FILE = Path(os.environ.get("RUKUN_ANCHOR_FILE", RUKUN_DATA_DIR / "anchors.log"))

DEBUG = False
SECRET_KEY = os.environ.get("RUKUN_SECRET_KEY", "")
if not SECRET_KEY:
    if RUKUN_ENV == "production":
        raise ImproperlyConfigured("Set RUKUN_SECRET_KEY to a long random text.")
    SECRET_KEY = "demo-and-test-only-" + "x" * 40
ALLOWED_HOSTS = os.environ.get("RUKUN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
RUKUN_PUBLIC_URL = os.environ.get("RUKUN_PUBLIC_URL", "")  # https://rukun.example.go.id, for links in mail
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("RUKUN_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rukun.foundation.journal",
    "rukun.foundation.secrets",
    "rukun.foundation.territory",
    "rukun.foundation.people",
    "rukun.foundation.settings",
    "rukun.foundation.sharing",
    "rukun.foundation.files",
    "rukun.foundation.imports",
    "rukun.foundation.notices",
    "rukun.foundation.obligations",
    "rukun.handling.registers",
    "rukun.handling.reports",
    "rukun.handling.incidents",
    "rukun.handling.cases",
    "rukun.interfaces.web",
    "rukun.interfaces.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "rukun.interfaces.web.middleware.security_headers",
    "rukun.interfaces.web.middleware.readable_addresses",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rukun.interfaces.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rukun.interfaces.web.middleware.first_run",
    "rukun.interfaces.web.keeping.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rukun.interfaces.web.middleware.actor",
    "rukun.interfaces.web.views.errors.Refusals",
]

ROOT_URLCONF = "rukun.config.urls"
WSGI_APPLICATION = "rukun.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "interfaces" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rukun.interfaces.web.context.frame",
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

DATABASES = {
    "default": database_from_url(
        os.environ.get("RUKUN_DATABASE_URL", f"sqlite:///{RUKUN_DATA_DIR / 'rukun.sqlite3'}")
    )
}
if RUKUN_ENV == "test":
    DATABASES["default"] = database_from_url(os.environ.get("RUKUN_TEST_DATABASE_URL", "sqlite://:memory:"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["rukun.foundation.people.login.OfficerBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if RUKUN_ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_ADAPTER = "rukun.interfaces.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False

IS_SERVED_OVER_TLS = os.environ.get("RUKUN_TLS", "0" if RUKUN_ENV != "production" else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SERVED_OVER_TLS
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SERVED_OVER_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SERVED_OVER_TLS else 0
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_NAME = "rukun_session"
CSRF_COOKIE_NAME = "rukun_csrf"
CSRF_FAILURE_VIEW = "rukun.interfaces.web.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = None if RUKUN_ENV == "test" else RUKUN_DATA_DIR / "static"
MEDIA_ROOT = RUKUN_DATA_DIR / "media"
# Published files carry a hash in their names and lie compressed beside the database; tests read the sources.
_PUBLISHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_UNPUBLISHED = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _UNPUBLISHED if RUKUN_ENV == "test" else _PUBLISHED},
}
WHITENOISE_USE_FINDERS = RUKUN_ENV == "test"
WHITENOISE_MAX_AGE = 31_536_000

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("RUKUN_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("RUKUN_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("RUKUN_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("RUKUN_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("RUKUN_SMTP_TLS", "0") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("RUKUN_SMTP_FROM", "rukun@localhost")

SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # TLS is ended by the proxy in front, which redirects
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": sys.stderr}},
    "root": {"handlers": ["console"], "level": os.environ.get("RUKUN_LOG_LEVEL", "WARNING")},
}
