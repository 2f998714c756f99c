"""The commands of the terminal, one file each; `bot/cli.py` only names their options."""
