"""The figures room as Django sees it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the room's right and verb."""

    name = "chungtay.figures"
    label = "figures"
    verbose_name = "Số liệu"

    def ready(self) -> None:
        from chungtay.figures.rights import RIGHTS, VERBS
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
