"""The directives room as Django sees it."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Registers the room's rights and verbs, and lets readers of a directive open its file."""

    name = "chungtay.directives"
    label = "directives"
    verbose_name = "Văn bản chỉ đạo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from chungtay.directives.queries import files_of_visible_directives
        from chungtay.directives.rights import RIGHTS, VERBS
        from chungtay.documents.api import register_file_door
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
        register_file_door(files_of_visible_directives)
