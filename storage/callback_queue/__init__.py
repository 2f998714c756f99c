"""Requests to be called and their steps."""
