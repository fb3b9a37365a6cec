"""Roles, the skills they need, the courses that teach them, and a student's plan."""
