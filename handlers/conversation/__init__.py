"""Who is being answered and what they mean just now: pending answers, half orders, corrections. It
arbitrates between the concepts below it.
"""
