"""The editions whose decree is known; others are named when they are loaded."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True)
class Decree:
    """What makes a list of regions an edition; the date orders the editions."""

    legal_basis: str
    effective_on: date


# The list of 2022 still has 34 provinces, so it is the decree of February; that of November
# (100.1.1-6117, of the 9th) has the new provinces of Papua.
KNOWN: Final = {
    "2022": Decree("Kepmendagri 050-145 Tahun 2022", date(2022, 2, 14)),
    # The date is that of the decree which 300.2.2-2430 amends.
    "2025": Decree("Kepmendagri 300.2.2-2138 Tahun 2025, diubah 300.2.2-2430", date(2025, 4, 25)),
}
