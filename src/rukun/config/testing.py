"""Settings for the test suite, the type checker and the migration check: nothing is served."""

import os

os.environ["RUKUN_ENV"] = "test"

from rukun.config.settings import *  # noqa: F403 — the environment is chosen first
