"""Originals and what the public may see of them: findings, redactions, decisions, and the public register.

Knows nothing of its owners: they hold a one-to-one to an original. The register is the only thing that the public
database role can read of people's words.
"""
