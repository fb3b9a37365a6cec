from __future__ import annotations

from pathlib import Path

import pytest

from planner.curriculum import Curriculum
from planner.exchange import folder
from tests.builders import tiny_curriculum, tiny_plan
from tests.exchange.good_folder import contents, edited, put, tables_of


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    curriculum = folder.read_tables(contents())
    folder.write(curriculum, tmp_path / "new" / "folder")
    again = folder.read(tmp_path / "new" / "folder")
    assert tables_of(again) == tables_of(curriculum)
    assert again.fingerprint == curriculum.fingerprint


def test_the_default_curriculum_is_read_back(default: Curriculum, tmp_path: Path) -> None:
    folder.write(default, tmp_path)
    assert tables_of(folder.read(tmp_path)) == tables_of(default)


def test_writing_removes_the_tables_and_plans_that_are_gone_and_nothing_else(tmp_path: Path) -> None:
    put({**contents(), "README.md": b"mine", "other.csv": b"mine"}, tmp_path)
    folder.write(tiny_curriculum({"mixer": {"mixing": "M"}}, plans={"empty": tiny_plan()}), tmp_path)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")) == [
        "README.md",
        "course_skills.csv",
        "courses.csv",
        "curriculum.toml",
        "other.csv",
        "plans/empty.json",
        "role_skills.csv",
        "roles.csv",
        "skills.csv",
    ]


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(contents(), tmp_path)

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:3])
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space left"):
        folder.write(tiny_curriculum(), tmp_path)
    assert {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*.*")} == contents()


@pytest.mark.parametrize("name", ["../core", "Core", ""])
def test_a_plan_whose_name_cannot_be_a_file_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a plan's file"):
        folder.write(tiny_curriculum(plans={name: tiny_plan()}), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_list_with_a_semicolon_in_a_value_is_refused() -> None:
    curriculum = tiny_curriculum({"mixer": {}}, role_columns={"mixer": {"works_in": ("home; studio",)}})
    with pytest.raises(ValueError, match="a value of a list with ; in it"):
        folder.write_table(curriculum, "roles")


def test_a_table_is_written_with_all_columns_and_level_codes() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": ("R", "useful"), "ears": (None, "essential")}})
    assert folder.write_table(curriculum, "role_skills") == (
        "role_id,skill_id,level,importance,evidence,basis,source_id\nmixer,mixing,R,useful,,,\nmixer,ears,,essential,,,\n"
    )


def test_a_table_that_does_not_exist_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        folder.write_table(tiny_curriculum(), "role")


def test_texts_that_begin_like_a_formula_stay_raw() -> None:
    skills = edited("skills", "Mixing", "-3 dB and @home")
    curriculum = folder.read_tables(contents(skills=skills))
    assert curriculum.skill("mixing").name == "-3 dB and @home"
    assert "\nmixing,-3 dB and @home," in folder.write_table(curriculum, "skills")
