"""Who somebody is and what they may do: persons, memberships, roles, permissions and actors.

Knows nobody above it."""
