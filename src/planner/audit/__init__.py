"""Degree audit: which groups of its programmes a plan meets, by the best assignment of courses to groups.

- `audit(curriculum, plan)`: every group with its standing, the courses that count for it and what would meet it
- `is_complete(curriculum, plan)`: whether every group is met within the programmes' terms (definitions, "Degree rules")
- `may_count_for(curriculum, plan)`: the groups for which each course of the plan may count
"""

from planner.audit.answers import Audit, GroupAudit, GroupStanding
from planner.audit.degree import audit, is_complete, may_count_for

__all__ = ["Audit", "GroupAudit", "GroupStanding", "audit", "is_complete", "may_count_for"]
