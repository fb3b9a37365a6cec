from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder, zipped_folder
from planner.exchange.imported import Imported
from planner.tables import TABLES, RoleSkill
from tests.exchange.good_folder import contents, edited

GOOD = folder.read_tables(contents())


def zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def assert_good(found: Imported) -> None:
    assert dict(found.rows) == {table.name: GOOD.rows(table.name) for table in TABLES}
    assert (found.about, found.plans, found.whole) == (GOOD.about, GOOD.plans, True)


def test_what_is_written_is_read_back(default: Curriculum) -> None:
    data = zipped_folder.write(default)
    found = zipped_folder.read(data)
    again = Curriculum(about=found.about, **found.rows, plans=found.plans)  # type: ignore[arg-type]
    assert again.fingerprint == default.fingerprint
    assert zipped_folder.write(again) == data
    assert found.left_out == ()
    assert found.understood[0].startswith("Read sources (27), roles (23),")


def test_no_cell_runs_as_a_formula_and_all_are_read_back() -> None:
    curriculum = GOOD.replace(skills=(GOOD.skills[0].model_copy(update={"definition": "=1+1"}), *GOOD.skills[1:]))
    written = zipped_folder.write(curriculum)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert b", =1+1," in archive.read("skills.csv")
    assert zipped_folder.read(written).rows["skills"] == curriculum.skills


@pytest.mark.parametrize("root", ["", "sound/", "a/b/"])
def test_the_files_may_stand_in_a_folder(root: str) -> None:
    assert_good(zipped_folder.read(zipped({f"{root}{name}": data for name, data in contents().items()})))


def test_names_may_have_any_case() -> None:
    files = {(name.upper() if name.endswith(".csv") else name): data for name, data in contents().items()}
    assert_good(zipped_folder.read(zipped(files)))


def test_other_files_are_left_out_and_named() -> None:
    more = {"sound/README.md": b"x", "sound/skilles.csv": b"x", "other/roles.csv": b"x"}
    found = zipped_folder.read(zipped({**{f"sound/{name}": data for name, data in contents().items()}, **more}))
    assert_good(found)
    assert [fault.file for fault in found.left_out] == ["sound/README.md", "sound/skilles.csv", "other/roles.csv"]


def test_every_fault_is_told_with_its_file_and_row() -> None:
    files = contents(roles=edited("roles", "mixer,", "Mixer,"), about=None)
    with pytest.raises(DataError) as error:
        zipped_folder.read(zipped(files))
    assert {(fault.file, fault.row) for fault in error.value.faults} >= {("roles.csv", 2), ("curriculum.toml", None)}


@pytest.mark.parametrize("data", [b"", b"title", b"PK\x03\x04damaged", zipped({}), zipped({"a.txt": b"x"})])
def test_what_is_no_zipped_curriculum_is_refused(data: bytes) -> None:
    with pytest.raises(DataError) as error:
        zipped_folder.read(data)
    assert error.value.faults


def test_two_files_for_a_table_are_refused() -> None:
    with pytest.raises(DataError, match=r"one file called roles\.csv"):
        zipped_folder.read(zipped({**contents(), "ROLES.csv": b"role_id,title\n"}))


def test_one_table_is_a_part_with_the_levels_of_the_curriculum() -> None:
    found = zipped_folder.read_one_table(
        "Role_Skills.CSV", b"role_id,skill_id,level,importance\nnew,ears,m,useful\n", GOOD
    )
    assert found.rows == {"role_skills": (RoleSkill(role_id="new", skill_id="ears", level=2, importance="useful"),)}
    assert (found.whole, found.about) == (False, None)
    assert found.understood == ("Read 1 row of the table role_skills, as a part of Sound.",)
    assert found.assumed == ("Levels are those of Sound.",)


def test_one_table_with_faults_is_refused_with_all_of_them() -> None:
    with pytest.raises(DataError) as error:
        zipped_folder.read_one_table("skills.csv", b"skill_id,name,colour\nA b,,\nears,Ears,red\n", GOOD)
    assert [(fault.row, fault.column) for fault in error.value.faults] == [
        (1, "category"),
        (2, "skill_id"),
        (2, "name"),
    ]


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(DataError, match=r"expected a file named after a table: sources\.csv, roles\.csv"):
        zipped_folder.read_one_table("notes.csv", b"a,b\n", GOOD)
