"""Verbs of territory."""

from rukun.foundation.territory.domain.boundaries import load_boundaries
from rukun.foundation.territory.domain.loading import LoadResult, load_regions
from rukun.foundation.territory.domain.succession import (
    derive_successions,
    register_owned,
    run_succession,
    succession_ran,
)

__all__ = [
    "LoadResult",
    "derive_successions",
    "load_boundaries",
    "load_regions",
    "register_owned",
    "run_succession",
    "succession_ran",
]
