"""Authoring: claim files written from articles, for a person to read and keep."""

from factcheck.authoring.suggest import suggest

__all__ = ["suggest"]
