"""How a subcommand says that it will not go on."""


class Refused(Exception):
    """Ends the command with one line for the person at the console; nothing was changed."""
