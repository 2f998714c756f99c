"""What was said in chats and what is still to be said: inbounds, the outbox, pending questions,
sounds and pictures.
"""
