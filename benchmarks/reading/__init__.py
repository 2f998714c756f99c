"""Simulated days of reading the platform's records within its quotas."""
