"""Test set-up shared by every room; the database and the settings come from chungtay.running.testing."""

pytest_plugins = ["tests.plugin"]
