"""Tests of the launcher, the command line, grants, health and logs."""
