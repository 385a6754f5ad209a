"""Who somebody is and what they may do: persons, memberships, roles, permissions and actors.

Knows nobody above it. The only templates here are those of the sign-in pages, which django-allauth shows by name:
`templates/account` and `templates/mfa`, with their words in `locale`.
"""
