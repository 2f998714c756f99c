"""The terminal programs: clients of the running bot, which know it only over HTTP."""
