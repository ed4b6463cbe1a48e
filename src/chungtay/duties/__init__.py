"""Everything that is owed: who owes what to whom, by when, on what basis, and whether it was on time."""
