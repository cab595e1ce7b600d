"""The subcommands of `rukun`: each translates the console to one call below and back."""
