"""Sample children in a few communes of the two structures."""


def build_register() -> None:
    """Create the sample children that are missing."""
