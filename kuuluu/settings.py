"""All settings, read from the environment; each has a default that runs on one machine."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("KUULUU_DATA", BASE_DIR / ".data"))


def flag(name: str, *, default: bool) -> bool:
    """Return a yes/no setting: 1, true or yes is yes, whatever the case of letters."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes"}


def secret(name: str, file: str) -> str:
    """Return a secret setting, or one that this machine made for itself once and keeps beside its data."""
    if given := os.environ.get(name):
        return given
    path = DATA_DIR / file
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def database(url: str) -> dict[str, Any]:
    """Return Django's settings of the database at a libpq URL, connections kept for a minute and checked before use."""
    given = conninfo_to_dict(url)
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{django: str(given.pop(libpq, "")) for libpq, django in named.items()},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": given,
    }


DEBUG = flag("DEBUG", default=False)
SECRET_KEY = secret("SECRET_KEY", "secret-key")
# Whoever identifies strongly is known again by a hash that this key makes. Another key, and everybody is somebody new.
IDENTITY_KEY = secret("KUULUU_IDENTITY_KEY", "identity-key")
# City, as its short name is written with underscores, to the secret of its identity service.
IDENTIFICATION_SECRET = "KUULUU_IDENTIFICATION_SECRET_"  # noqa: S105 - the name of a setting
IDENTIFICATION_SECRETS = {
    name.removeprefix(IDENTIFICATION_SECRET).lower(): value
    for name, value in os.environ.items()
    if name.startswith(IDENTIFICATION_SECRET)
}
# An identity service of made-up people on this machine, for cities that have none of their own: `kuuluu run` sets it
# where it runs the demo. Anybody can be anybody with it.
DEMO_IDENTIFICATION = os.environ.get("KUULUU_DEMO_IDENTIFICATION", "")
# The city's own host decides the city; a host that no city has is refused by ui.middleware with a page of its own.
ALLOWED_HOSTS = ["*"]
HTTPS = flag("HTTPS", default=False)
PORT = int(os.environ.get("PORT", "8000"))
# What stands after a city's host in a link that leaves the service, as in an e-mail: ":8000" here, "" behind a proxy.
PORT_IN_LINKS = os.environ.get("PORT_IN_LINKS", f":{PORT}")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    # Before django-allauth: its pages are shown by our templates.
    "kuuluu.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "kuuluu.journal",
    "kuuluu.cities",
    "kuuluu.publication",
    "kuuluu.cases",
    "kuuluu.routing",
    "kuuluu.feedback",
    "kuuluu.initiatives",
    "kuuluu.importers",
    "kuuluu.workday",
    "kuuluu.notifications",
    "kuuluu.retention",
    "kuuluu.ui",
    "kuuluu.public",
    "kuuluu.desk",
    "kuuluu.api",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kuuluu.ui.middleware.CityMiddleware",
    "kuuluu.ui.cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kuuluu.ui.middleware.ActorMiddleware",
]
ROOT_URLCONF = "kuuluu.urls"
WSGI_APPLICATION = "kuuluu.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/kuuluu")
PUBLIC_DATABASE_URL = os.environ.get("PUBLIC_DATABASE_URL", "")
PUBLIC_ROLE = "kuuluu_public"
DATABASES: dict[str, Any] = {"default": database(DATABASE_URL)}
DATABASES["public"] = (
    database(PUBLIC_DATABASE_URL) if PUBLIC_DATABASE_URL else {**database(DATABASE_URL), "USER": PUBLIC_ROLE}
)
DATABASES["public"]["TEST"] = {"MIRROR": "default"}
DATABASES["default"]["TEST"] = {
    "NAME": os.environ.get("TEST_DATABASE"),
    "TEMPLATE": os.environ.get("TEST_TEMPLATE"),
}
DATABASE_ROUTERS = ["kuuluu.publication.door.PublicDoor"]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "kuuluu.people.adapters.AccountAdapter"
MFA_ADAPTER = "kuuluu.people.adapters.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Whether an address is known is told to nobody, nor is a stranger's address written to.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "kuuluu.people.forms.LoginForm",
    "reauthenticate": "kuuluu.people.forms.ReauthenticateForm",
    "reset_password": "kuuluu.people.forms.ResetPasswordForm",
    "reset_password_from_key": "kuuluu.people.forms.ResetPasswordKeyForm",
    "change_password": "kuuluu.people.forms.ChangePasswordForm",
    "set_password": "kuuluu.people.forms.SetPasswordForm",
}
MFA_FORMS = {
    "authenticate": "kuuluu.people.forms.AuthenticateForm",
    "reauthenticate": "kuuluu.people.forms.CodeAgainForm",
    "activate_totp": "kuuluu.people.forms.ActivateTOTPForm",
    "add_webauthn": "kuuluu.people.forms.AddWebAuthnForm",
    "edit_webauthn": "kuuluu.people.forms.EditWebAuthnForm",
}
# An officer's address was given by the city's administrator, so nobody else's is taken by it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A code of half a minute before or after is taken too: clocks of telephones differ.
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Kuuluu"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:work_list"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kuuluu.ui.errors.csrf_failure"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
# The address of the proxy's client is believed only where an operator says that a proxy stands in front.
TRUST_FORWARDED_FOR = flag("TRUST_FORWARDED_FOR", default=False)

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kuuluu.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "kuuluu.ui.templatetags.kit"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "kuuluu_language"
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# Leaflet comes as files inside an installed package; nothing else of that package is used.
STATICFILES_DIRS: list[Any] = [
    ("leaflet", Path(str(getattr(find_spec("leaflet"), "origin", ""))).parent / "static" / "leaflet"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kuuluu.ui.storage.StaticStorage"},
}
# Originals lie in files/originals and are served to nobody but the desk and their sender; public copies in files/public.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# As many as the longest message has words: its sender may choose each of them to be hidden.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
# More than one message can have: the first ones are kept, and the page tells which were not.
DATA_UPLOAD_MAX_NUMBER_FILES = 100
MAX_FILE_BYTES = 20_000_000
MAX_PICTURE_PIXELS = 60_000_000

TILE_URL = os.environ.get("TILE_URL", "")
TILE_ATTRIBUTION = os.environ.get("TILE_ATTRIBUTION", "")
TILE_ORIGIN = "/".join(TILE_URL.replace("{s}", "*").split("/")[:3])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([TILE_ORIGIN] if TILE_URL else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA_DIR / "mail"
# Without a mail server each message is a file in the data folder, so that nothing leaves a trial machine.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Kuuluu <kuuluu@localhost>")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# The jobs that an event wakes, by task name; each job is safe to run twice.
EVENT_READERS: list[str] = ["notifications.read_event"]
# Jobs that hear of a support that waits to be confirmed: it is no event, for the journal can't be erased.
SUPPORT_READERS: list[str] = ["notifications.ask_supporter"]
# Jobs that write to a maker of an initiative: of a draft nobody but its makers hears.
MAKER_READERS: list[str] = ["notifications.write_to_maker"]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "kuuluu.ui.logs.Line", "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    # At a lower level it writes down secrets of an identification that is under way.
    "loggers": {"authlib": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
