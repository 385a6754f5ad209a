"""A message that the city answers: from the draft in the resident's hand to the honest ending."""
