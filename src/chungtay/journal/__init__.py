"""Who did what and who read what, written in the same transaction as the deed and never changed afterwards."""
