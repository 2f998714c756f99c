"""Recordings and the jobs that make them."""
