"""Test set-up shared by every room: which database, which role, which clock."""

import os

os.environ.setdefault("CHUNGTAY_DB_LOGIN", "owner")
os.environ.setdefault("DATABASE_URL", "postgresql://chungtay_owner:dev@127.0.0.1:54329/postgres")
os.environ.setdefault("CHUNGTAY_SAMPLE", "1")
os.environ.setdefault("CHUNGTAY_SECRET_KEY", "only-for-tests")

pytest_plugins = ["tests.plugin"]
