"""The official documents the journeys upload: our own specimens with the facts of the five real ones."""

from pathlib import Path

SPECIMENS = Path(__file__).resolve().parents[2] / "src/chungtay/documents/tests/reader/specimens"
M22 = SPECIMENS / "m22.txt"
P22 = SPECIMENS / "p22.txt"
D20 = SPECIMENS / "d20.txt"
