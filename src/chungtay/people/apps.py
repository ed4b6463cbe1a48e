"""The people room as Django sees it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.people"
    label = "people"
    verbose_name = "Cơ quan và cán bộ"

    def ready(self) -> None:
        from allauth.account.signals import password_changed

        from chungtay.journal.api import register_verbs
        from chungtay.people.passwords import password_was_changed
        from chungtay.people.rights import RIGHTS, VERBS, register_rights

        register_rights(RIGHTS)
        password_changed.connect(password_was_changed, dispatch_uid="people.password_changed")
        register_verbs(VERBS)
