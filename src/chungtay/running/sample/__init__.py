"""Invented agencies, people and children for a demonstration; place names are real, nobody in it is."""

from chungtay.running.sample.load import load, sample_accounts

__all__ = ["load", "sample_accounts"]
