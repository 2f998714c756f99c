"""Plain language: what people say without commands, understood only when every word of it is.

Sentences are data, one file a language (`pt-BR.toml`, `en.toml`); the matcher is code. Times,
numbers and people are marked first, then the whole sentence is held against the language's shapes.
"""
