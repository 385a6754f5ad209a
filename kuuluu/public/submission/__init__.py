"""From a resident's first word to the receipt, in six small steps kept on the server, and the sender's own page after."""
