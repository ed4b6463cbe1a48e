"""The desk as Django sees it; it owns no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Default settings of the room."""

    name = "chungtay.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        """Register the right and the verb of changing an open report regime."""
        from chungtay.desk.law_views import RIGHTS, VERBS
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
