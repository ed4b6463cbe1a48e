"""Background work of the children room."""

from procrastinate.contrib.django import app

from chungtay.children.writing import refresh_name_counts
from chungtay.people.api import acting_as_system


@app.periodic(cron="40 2 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="children.name_counts")  # type: ignore[untyped-decorator]
def count_names_nightly(timestamp: int = 0) -> None:
    """Count how often each name occurs, so that common names weigh less in a search."""
    with acting_as_system():
        refresh_name_counts()
