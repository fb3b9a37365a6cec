"""What a visitor asks of one role, one skill or one course, and the lists they are found in.

- `planner.explore.kinds`: jobs, outcomes and standards apart
- `planner.explore.search`: roles, skills and courses by their own and other names
- `planner.explore.neighbours`: nearest roles, and what moving there would take
- `planner.explore.introductions`: where a set of courses first teaches a skill
- `planner.explore.unlocking`: what a course unlocks, and what else teaches the same
- `planner.explore.course_effects`: which roles a course moves
- `planner.explore.outlook`: ESCO and O*NET matches, wages and outlook where the match is good enough
- `planner.explore.role_frames`, `skill_frames`, `course_frames`: the tables of these screens
"""
