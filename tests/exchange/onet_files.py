"""Tables of O*NET in a few lines, under the names before and since release 30.3."""

from __future__ import annotations

from collections.abc import Iterable

SOUND, ACTOR = "27-4014.00", "27-2011.00"
RATINGS = (
    "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound|"
    "Recommend Suppress|Not Relevant|Date|Domain Source"
)


def text(header: str, rows: Iterable[Iterable[str]]) -> bytes:
    """A tab-separated file; the header's names stand between bars."""
    lines = ["\t".join(header.split("|")), *("\t".join(row) for row in rows)]
    return ("\r\n".join(lines) + "\r\n").encode()


def rated(
    soc: str, element: str, name: str, scale: str, value: str, suppress: str = "N", not_relevant: str = "n/a"
) -> list[str]:
    """A row of a table of ratings."""
    return [soc, element, name, scale, value, "8", "0.1", "1", "5", suppress, not_relevant, "08/2025", "Analyst"]


OCCUPATIONS = text(
    "O*NET-SOC Code|Title|Description",
    [
        [SOUND, "Sound Engineering Technicians", 'Assemble "live" equipment to record sound.'],
        [ACTOR, "Actors", "Play parts."],
    ],
)
SKILLS = text(
    RATINGS,
    [
        rated(SOUND, "2.A.1.b", "Active Listening", "IM", "4.00"),
        rated(SOUND, "2.A.1.b", "Active Listening", "LV", "3.50", not_relevant="N"),
        rated(SOUND, "2.A.1.e", "Mathematics", "IM", "3.99"),
        rated(SOUND, "2.A.1.e", "Mathematics", "LV", "7", suppress="Y", not_relevant="N"),
        rated(SOUND, "2.B.3.h", "Operation and Control", "IM", "2.99"),
        rated(SOUND, "2.B.3.k", "Troubleshooting", "IM", "4.5", suppress="Y"),
        rated(SOUND, "2.B.3.l", "Repairing", "IM", "3.1"),
        rated(SOUND, "2.B.3.l", "Repairing", "LV", "0", not_relevant="Y"),
        rated(ACTOR, "2.A.1.b", "Active Listening", "IM", "3.0"),
    ],
)
KNOWLEDGE = text(RATINGS, [rated(SOUND, "2.C.4.a", "Mathematics", "IM", "3.2")])
ABILITIES = text(RATINGS, [rated(SOUND, "1.A.4.b.1", "Hearing Sensitivity", "IM", "4.6")])
ACTIVITIES = text(RATINGS, [rated(SOUND, "4.A.1.a.1", "Getting Information", "IM", "4.6")])
TECHNOLOGY = text(
    "O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
    [
        [SOUND, "Avid Pro Tools", "43232103", "Music or sound editing software", "N", "Y"],
        [SOUND, "Audacity", "43232103", "Music or sound editing software", "N", "N"],
        [SOUND, "Microsoft Excel", "43232110", "Spreadsheet software", "Y", "N"],
    ],
)
SOFTWARE = text(
    "O*NET-SOC Code|Element ID|Element Name|Workplace Example|Hot Technology|In Demand",
    [
        [SOUND, "5.F.1.a", "Music or sound editing software", "Avid Pro Tools", "N", "Y"],
        [SOUND, "5.F.1.a", "Music or sound editing software", "Audacity", "N", "N"],
        [SOUND, "5.F.1.b", "Spreadsheet software", "Microsoft Excel", "Y", "N"],
    ],
)
TITLES = [[SOUND, "Recording Engineer", "n/a", "02"], [SOUND, "Mixer", "n/a", "02"]]
ELEMENTS = text(
    "Element ID|Element Name|Description",
    [
        ["2.A", "Basic Skills", "What helps to learn."],
        ["2.A.1.b", "Active Listening", "Giving full attention."],
    ],
)


def before_30_3() -> dict[str, bytes]:
    """The names up to release 30.2."""
    return {
        "Occupation Data.txt": OCCUPATIONS,
        "Skills.txt": SKILLS,
        "Knowledge.txt": KNOWLEDGE,
        "Abilities.txt": ABILITIES,
        "Work Activities.txt": ACTIVITIES,
        "Technology Skills.txt": TECHNOLOGY,
        "Alternate Titles.txt": text("O*NET-SOC Code|Alternate Title|Short Title|Source(s)", TITLES),
        "Content Model Reference.txt": ELEMENTS,
    }


def since_30_3() -> dict[str, bytes]:
    """The names since release 30.3, which has two files of skills."""
    header, *rows = SKILLS.splitlines(keepends=True)
    made = before_30_3()
    for old in ("Skills.txt", "Technology Skills.txt", "Alternate Titles.txt"):
        del made[old]
    return made | {
        "Essential Skills.txt": header + b"".join(row for row in rows if b"2.A." in row),
        "Transferable Skills.txt": header + b"".join(row for row in rows if b"2.B." in row),
        "Software Skills.txt": SOFTWARE,
        "Job Titles.txt": text("O*NET-SOC Code|Job Title|Short Title|Source(s)", TITLES),
    }
