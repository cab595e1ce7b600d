"""What a message proposes and where it says so, as the components show it: frozen and prepared."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Offer:
    """A value that one click takes over, as a chip under its field.

    `key` is what the button posts where no script runs; `values` are the controls that a script fills.
    """

    label: StrOrPromise
    key: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_json(self) -> str:
        """The values for the script."""
        return json.dumps(dict(self.values))


@dataclass(frozen=True)
class Suggestion:
    """Why a field was filled in, or what is offered for it.

    `reference` points to the marked words of the message. `is_filled` false: the field is empty, or
    holds what a person wrote; then `offers` has what the message proposes, or `proposes` names the
    choice of a group whose choices are all in sight. `asks` is a question that the message leaves open.
    """

    reason: StrOrPromise
    reference: int | None = None
    is_accepted: bool = False
    is_filled: bool = True
    offers: Sequence[Offer] = ()
    proposes: str = ""
    asks: StrOrPromise = ""


@dataclass(frozen=True)
class MessagePiece:
    """A stretch of the message as it came in (components/message.html).

    `marks` number the suggestions that rest on these words, `ends` those whose words end here; a
    redacted stretch says what is hidden.
    """

    text: str
    marks: Sequence[int] = ()
    ends: Sequence[int] = ()
    is_label: bool = False
    is_redacted: bool = False
