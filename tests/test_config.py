"""Reading the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Config, Profile, load_config


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert load_config(tmp_path) == (Config(), ())


def test_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'theme = "nord"\nmarks = false\nletters = true\nascii = true\nweb_readers = 3\n[keys]\nquit = "Q"\n',
        encoding="utf-8",
    )
    assert load_config(tmp_path) == (
        Config("nord", marks=False, letters=True, ascii=True, web_readers=3, keys={"quit": "Q"}),
        (),
    )


def test_profiles_say_what_a_brief_begins_with(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[brief]\nformat = "html"\nfull = true\n[profile.morning]\nsections = ["lead", "timeline"]\nnotes = true\n',
        encoding="utf-8",
    )
    config, problems = load_config(tmp_path)
    assert problems == ()
    assert config.brief == Profile("html", full=True)
    assert config.profiles == {"morning": Profile(sections=("lead", "timeline"), notes=True)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("theme = 3", "theme has a value of the wrong kind"),
        ("marks = 1", "marks has a value of the wrong kind"),
        ("web_readers = true", "web_readers has a value of the wrong kind"),
        ("web_readers = 0", "web_readers must be from 1 to 64"),
        ("keys = 1", "keys has a value of the wrong kind"),
        ("colour = 1", "there is no setting colour"),
        ("brief = 1", "brief has a value of the wrong kind"),
        ('[brief]\nformat = "doc"', "brief: unknown format 'doc'; choose from markdown"),
        ('[brief]\nsections = ["all"]', "brief: sections is a list of lead"),
        ("[brief]\nfull = 1", "brief: full is true or false"),
        ("[brief]\nlong = true", "brief: there is no setting long"),
        ("[keys]\nquit = 1", "keys: quit needs the name of a key in quotes"),
        ("theme =", "the defaults stand"),
    ],
)
def test_what_is_wrong_is_told_and_keeps_its_default(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    config, problems = load_config(tmp_path)
    assert config == Config()
    assert len(problems) == 1
    assert problem in problems[0]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    config, problems = load_config(tmp_path)
    assert config == Config()
    assert "the defaults stand" in problems[0]
