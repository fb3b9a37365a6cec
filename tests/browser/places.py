"""Where the browser tests go: every door, the page of a single thing behind it, and each view inside it."""

from __future__ import annotations

PLACES = (
    "/",
    "/roles",
    "/roles?role=live-sound-engineer",
    "/roles?role=live-sound-engineer&role_picture=Flow",
    "/skills",
    "/skills?skill=mastering",
    "/courses",
    "/courses?course=MP-385",
    "/my-plan",
    "/my-plan?view=Check",
    "/my-plan?view=Compare",
    "/gaps",
    "/gaps?picture=Categories",
    "/electives",
    "/electives?electives_budget=8",
    "/curriculum",
    "/curriculum?map_as=Picture",
    "/review",
    "/review?review_courses=Whole+catalogue",
    "/review?review=Risks",
    "/review?review=Risks&review_finding=Needed+by+nobody",
    "/review?review=Evidence",
)
