"""The documents room as Django sees it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the room's rights and verbs."""

    name = "chungtay.documents"
    label = "documents"
    verbose_name = "Tệp và thể thức văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from chungtay.documents.rights import RIGHTS, VERBS
        from chungtay.journal.api import register_verbs
        from chungtay.people.api import register_rights

        register_rights(RIGHTS)
        register_verbs(VERBS)
