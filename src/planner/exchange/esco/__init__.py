"""ESCO, the European classification: published files to a release, chosen occupations of it to roles and skills."""

from planner.exchange.esco.opening import open_release
from planner.exchange.esco.reader import ATTRIBUTION, Categories, Relations, read
from planner.exchange.esco.release import EscoSkill, Occupation, Release

__all__ = ["ATTRIBUTION", "Categories", "EscoSkill", "Occupation", "Relations", "Release", "open_release", "read"]
