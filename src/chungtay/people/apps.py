"""The people room as Django sees it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.people"
    label = "people"
    verbose_name = "Cơ quan và cán bộ"

    def ready(self) -> None:
        from allauth.account.signals import password_changed
        from django.contrib.auth.signals import user_logged_in

        from chungtay.journal.api import register_verbs
        from chungtay.people.passwords import password_was_changed
        from chungtay.people.rights import RIGHTS, VERBS, register_rights
        from chungtay.people.signing import note_sign_in

        register_rights(RIGHTS)
        password_changed.connect(password_was_changed, dispatch_uid="people.password_changed")
        user_logged_in.connect(note_sign_in, dispatch_uid="people.sign_in")
        register_verbs(VERBS)
