"""What a student's plan means for the student.

- `earliest`  the first term in which a course may legally be taken
- `closing`   the courses that close a gap, and when
- `board`     the plan as columns of cards, with what each course adds
"""
