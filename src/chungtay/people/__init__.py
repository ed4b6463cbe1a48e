"""Agencies, posts, accounts, rights and scope: who may do what, where."""
