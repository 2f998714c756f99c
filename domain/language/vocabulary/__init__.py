"""The words of commands and times, a file a language: what people type that is no whole sentence.

All languages are always understood, whatever language a person is answered in.
"""
