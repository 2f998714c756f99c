"""What runs by itself beside the chats: each worker waits for the bell or the clock, claims work
by lease and hands it to the handlers.
"""
