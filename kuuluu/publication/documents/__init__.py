"""Documents that people give: checked when they come, read apart from the service, and copied for the public.

A document is never public as it was given. `apart` is the only way to anything that opens one: it does so in a process of
its own, which has little memory and time and knows nothing of the service.
"""
