"""The operator's door: the kuuluu command, the embedded database, starting and stopping, demo and bench."""
