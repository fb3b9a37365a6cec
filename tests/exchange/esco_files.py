"""A release of ESCO in a few lines: two occupations, four skills, and the groups over them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping

BASE = "http://data.europa.eu/esco"
MIXER, DJ = f"{BASE}/occupation/1", f"{BASE}/occupation/2"
MIXING, ACOUSTICS, PATIENCE, SWAHILI = (f"{BASE}/skill/{number}" for number in range(1, 5))

OCCUPATIONS = (
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,description,code"
)
SKILLS = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description"
RELATIONS = "occupationUri,relationType,skillType,skillUri"
GROUPS = "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,description,code"
ISCO = "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description"
BROADER = "conceptType,conceptUri,broaderType,broaderUri"


def text(header: str, rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV file with this header."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return target.getvalue().encode()


def files(**replaced: bytes) -> dict[str, bytes]:
    """The files of the release by name; an argument replaces the file whose stem it is."""
    isco = "http://data.europa.eu/esco/isco"
    made = {
        "occupations_en": text(
            OCCUPATIONS,
            [
                [
                    "Occupation",
                    MIXER,
                    "3521",
                    "sound mixer",
                    "mix engineer\nSound Mixer",
                    "",
                    "released",
                    "",
                    "Mixes.",
                    "1",
                ],
                ["Occupation", DJ, "2656", "disc jockey", "DJ; deejay", "", "released", "", "", "2"],
            ],
        ),
        "skills_en": text(
            SKILLS,
            [
                ["KSC", MIXING, "skill/competence", "cross-sector", "mix sound", "mixing", "", "released", "Mix it."],
                ["KSC", ACOUSTICS, "knowledge", "cross-sector", "acoustics", "", "", "released", "Sound in rooms."],
                ["KSC", PATIENCE, "skill/competence", "transversal", "be patient", "", "", "released", ""],
                ["KSC", SWAHILI, "knowledge", "transversal", "Swahili", "", "", "released", ""],
            ],
        ),
        "occupationSkillRelations": text(
            RELATIONS,
            [
                [MIXER, "essential", "skill/competence", MIXING],
                [MIXER, "optional", "knowledge", ACOUSTICS],
                [DJ, "optional", "skill/competence", MIXING],
                [DJ, "essential", "skill/competence", PATIENCE],
            ],
        ),
        "ISCOGroups_en": text(
            ISCO,
            [
                ["ISCOGroup", f"{isco}/C352", "352", "Broadcasting technicians", "released", "", "", ""],
                ["ISCOGroup", f"{isco}/C2", "2", "Professionals", "released", "", "", ""],
            ],
        ),
        "skillGroups_en": text(
            GROUPS,
            [
                ["SkillGroup", f"{BASE}/skill/S", "skills", "", "", "released", "", "", "", "S"],
                ["SkillGroup", f"{BASE}/skill/S1", "creating", "", "", "released", "", "", "", "S1"],
                ["SkillGroup", f"{BASE}/skill/S1.1", "creating sound", "", "", "released", "", "", "", "S1.1"],
            ],
        ),
        "broaderRelationsSkillPillar": text(
            BROADER,
            [
                ["SkillGroup", f"{BASE}/skill/S1", "SkillGroup", f"{BASE}/skill/S"],
                ["SkillGroup", f"{BASE}/skill/S1.1", "SkillGroup", f"{BASE}/skill/S1"],
                ["KSC", MIXING, "SkillGroup", f"{BASE}/skill/S1.1"],
                ["KSC", ACOUSTICS, "KSC", MIXING],
                ["KSC", PATIENCE, "SkillGroup", f"{BASE}/skill/S"],
            ],
        ),
        "broaderRelationsOccPillar": text(BROADER, [["ISCOGroup", f"{isco}/C352", "ISCOGroup", f"{isco}/C35"]]),
        "digitalSkillsCollection_en": text("conceptType,conceptUri,preferredLabel,broaderConceptUri", []),
    }
    return {f"{stem}.csv": data for stem, data in (made | replaced).items()}


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """These files as one zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return target.getvalue()
