"""How an answer is made: sentences in a reader's language, times, faults, and the scene in which a
handler answers.
"""
