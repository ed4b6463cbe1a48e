"""Registers the running package with Django, and sets the log format as soon as Django starts."""

from django.apps import AppConfig
from django.conf import settings


class RunningConfig(AppConfig):
    """Holds no models; what starts, serves and watches the program."""

    name = "chungtay.running"

    def ready(self) -> None:
        """Set structured logs before anything writes one."""
        from chungtay.running import logs

        logs.configure(debug=settings.DEBUG)
