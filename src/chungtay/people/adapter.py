"""How accounts enter: nobody signs up alone, accounts are made by an administrator."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration; everything else is the library's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse self-registration."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Send the person to the desk after signing in."""
        return "/"

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Keep the name the administrator gave."""
