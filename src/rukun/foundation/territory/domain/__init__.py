"""Verbs of territory."""

from rukun.foundation.territory.domain.boundaries import load_boundaries
from rukun.foundation.territory.domain.deriving import derive_successions
from rukun.foundation.territory.domain.following import register_area, register_owned, succession_ran
from rukun.foundation.territory.domain.loading import LoadResult, load_regions
from rukun.foundation.territory.domain.running import run_succession
from rukun.foundation.territory.domain.settling import settle_succession

__all__ = [
    "LoadResult",
    "derive_successions",
    "load_boundaries",
    "load_regions",
    "register_area",
    "register_owned",
    "run_succession",
    "settle_succession",
    "succession_ran",
]
