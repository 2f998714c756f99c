"""Telegram: its updates become inbounds, our messages become its calls; nothing outside this
folder knows its shapes.
"""
