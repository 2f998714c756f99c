"""Alerts, pages, their history, silences and overrides."""
