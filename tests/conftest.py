"""Settings of the whole test suite."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a slow machine is no failing property.  In CI the same examples on every run, so that a red build can be repeated.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
