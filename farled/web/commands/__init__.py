"""Which commands does the command line know? One module a command."""
