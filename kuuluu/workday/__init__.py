"""The officer's day: views with a name, words not yet sent, who else is at a case, what templates came to, the route."""
