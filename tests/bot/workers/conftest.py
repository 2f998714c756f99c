"""The post office of those who bring what was said."""

from tests.bot.workers.post_office import paces, post

__all__ = ["paces", "post"]
