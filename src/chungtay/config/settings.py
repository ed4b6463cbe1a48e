"""Django's settings, read from the environment; a wrong value stops the start with clear words."""

import secrets
from pathlib import Path
from typing import Any

from chungtay.config import env

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("CHUNGTAY_DATA", str(Path.cwd() / "var"))).resolve()

DEBUG = env.flag("CHUNGTAY_DEBUG")
CHUNGTAY_SAMPLE = env.flag("CHUNGTAY_SAMPLE")
"""True where all data is invented: the banner shows, and sample accounts may live at another date."""

CHUNGTAY_SAMPLE_PASSWORD = "chung-tay-mau"  # noqa: S105 - printed on the sign-in page of sample installations only

SECRET_KEY = env.text("CHUNGTAY_SECRET_KEY", "") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.words("CHUNGTAY_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CHUNGTAY_ORIGINS")
BEHIND_TLS = env.flag("CHUNGTAY_TLS")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "chungtay.ui",
    "chungtay.places",
    "chungtay.law",
    "chungtay.journal",
    "chungtay.people",
    "chungtay.duties",
    "chungtay.documents",
    "chungtay.children",
    "chungtay.figures",
    "chungtay.reports",
    "chungtay.directives",
    "chungtay.desk",
    "chungtay.running",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "chungtay.running.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chungtay.running.headers.SecurityHeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chungtay.people.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chungtay.people.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "chungtay.people.middleware.ErrorPagesMiddleware",
]

ROOT_URLCONF = "chungtay.config.urls"
WSGI_APPLICATION = "chungtay.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chungtay.desk.context.frame",
            ],
            "builtins": ["chungtay.ui.templatetags.ct"],
        },
    }
]
FORM_RENDERER = "chungtay.ui.forms.CtRenderer"

_LOGIN = env.choice("CHUNGTAY_DB_LOGIN", "web", ("web", "owner"))
_WEB = env.database("DATABASE_URL", "postgresql://chungtay_web@127.0.0.1/chungtay")
_DATABASE = (
    env.database(
        "DATABASE_OWNER_URL", env.text("DATABASE_URL", "postgresql://chungtay_owner@127.0.0.1/chungtay")
    )
    if (_LOGIN == "owner")
    else _WEB
)
_OPTIONS: dict[str, Any] = dict(_DATABASE["OPTIONS"])  # type: ignore[call-overload]
# Just-in-time compilation costs more than the short questions of a screen take; servers with LLVM have it on.
_STARTUP = [str(_OPTIONS.get("options", "")), "-c jit=off", "-c role=chungtay_app" if _LOGIN == "web" else ""]
_OPTIONS["options"] = " ".join(part for part in _STARTUP if part)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **_DATABASE,
        "OPTIONS": _OPTIONS,
        "CONN_MAX_AGE": env.number("CHUNGTAY_DB_KEEP_SECONDS", 600, low=0, high=86400),
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": env.text("CHUNGTAY_TEST_DB", "test_chungtay")},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email", "phone")},
    },
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"

ACCOUNT_ADAPTER = "chungtay.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "chungtay.people.sign_forms.SignInForm",
    "change_password": "chungtay.people.sign_forms.PasswordForm",
    "reauthenticate": "chungtay.people.sign_forms.ConfirmForm",
}
MFA_FORMS = {
    "authenticate": "chungtay.people.sign_forms.FactorForm",
    "reauthenticate": "chungtay.people.sign_forms.FactorConfirmForm",
    "activate_totp": "chungtay.people.sign_forms.FactorOnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Chung Tay"
MFA_TOTP_TOLERANCE = 1

AXES_FAILURE_LIMIT = env.number("CHUNGTAY_SIGN_IN_TRIES", 5, low=3, high=50)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "chungtay.people.views.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

SESSION_COOKIE_NAME = "chungtay"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "files")},
    },
    "staticfiles": {"BACKEND": "chungtay.running.static.LenientManifestStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 31536000 if not DEBUG else 0

FILES_DIR = DATA_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "chungtay.documents.handlers.LimitUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
CHUNGTAY_FILE_LIMIT = env.number("CHUNGTAY_FILE_LIMIT_MB", 20, low=1, high=200) * 1024 * 1024

DEFAULT_FROM_EMAIL = env.text("CHUNGTAY_EMAIL_FROM", "chung-tay@localhost")
for _name, _value in env.mail("CHUNGTAY_EMAIL_URL").items():
    globals()[_name] = _value
CHUNGTAY_HAS_MAIL = bool(env.text("CHUNGTAY_EMAIL_URL", ""))
CHUNGTAY_ESCALATE_DAYS = env.number("CHUNGTAY_ESCALATE_DAYS", 3, low=1, high=90)
CHUNGTAY_ADDRESS = env.text("CHUNGTAY_ADDRESS", "http://127.0.0.1:8000")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SILENCED_SYSTEM_CHECKS = ["axes.W006", "security.W004", "security.W008"]
LOGGING_CONFIG = None
