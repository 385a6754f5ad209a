"""How long each class of data is kept, and what becomes of it then.

The city says so in its dated policies. Each night a plan is made of what is due; a person can look at it for a day; then
it is carried out by the commands of the rooms whose data it is, and a certificate says what was erased and by which rules.
"""
