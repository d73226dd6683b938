"""Authoring: claim files written from articles, and kept in step with them, for a person to read and keep."""

from factcheck.authoring.accept import Acceptance, ByHand, Rewritten, Split, accept
from factcheck.authoring.starter import starter
from factcheck.authoring.suggest import suggest
from factcheck.authoring.update import update

__all__ = ["Acceptance", "ByHand", "Rewritten", "Split", "accept", "starter", "suggest", "update"]
