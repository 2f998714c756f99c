"""Reading what people type and say, in every language: commands, buttons, arguments, numbers,
times, durations and sentences. Pure: it reads text and never acts.
"""
