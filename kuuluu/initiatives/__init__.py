"""A proposal that whoever has the right makes, that gathers support, and that the city must handle (Act 410/2015, 23 § and
25 §): from the first words of its makers to the decision and what became of it.
"""
