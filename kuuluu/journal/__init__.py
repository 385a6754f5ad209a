"""The append-only journal, and what a command and a step are.

Everything that happens is a command; a command writes its event here in the same transaction. Facts are ids and codes,
never text or personal data: a journal that can't be erased must hold nothing that must be.
"""
