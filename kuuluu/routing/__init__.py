"""To whom a matter goes: what its words say it is about, the rules that a city wrote, and why each case is where it is.

A model proposes the service and learns from what became of earlier cases; who gets the case is decided by rules that
people wrote, by the dated owners of services and, where those say nothing, by the unit that gets what nobody owns.
"""
