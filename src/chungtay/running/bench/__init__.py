"""Speed and memory, measured as a ratio against a named rival in the same run; `make bench` prints the table."""

from chungtay.running.bench.harness import run

__all__ = ["run"]
