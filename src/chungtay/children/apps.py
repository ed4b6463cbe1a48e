"""The children room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChildrenConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.children"
    label = "children"
    verbose_name = _("Trẻ em")

    def ready(self) -> None:
        from chungtay.children.rights import RIGHTS, VERBS
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
