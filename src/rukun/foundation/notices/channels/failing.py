"""The one error of a channel."""


class DeliveryFailed(Exception):
    """A notice did not arrive; `retryable` says whether trying again makes sense.

    The text goes to the administrator: what the other side said, without the notice's words.
    """

    def __init__(self, text: str, *, retryable: bool) -> None:
        super().__init__(text)
        self.retryable = retryable
