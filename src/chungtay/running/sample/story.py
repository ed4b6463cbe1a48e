"""What has already happened when the sample opens: a directive read, duties running, reports begun."""


def build_story() -> None:
    """Create the sample events that are missing."""
