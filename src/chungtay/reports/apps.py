"""The reports room as Django sees it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.reports"
    label = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights
        from chungtay.reports.rights import RIGHTS, VERBS

        register_rights(RIGHTS)
        register_verbs(VERBS)
