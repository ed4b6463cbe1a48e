"""The duties room as Django sees it."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.duties"
    label = "duties"
    verbose_name = "Việc và hạn"

    def ready(self) -> None:
        from chungtay.duties.rights import RIGHTS, VERBS
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
