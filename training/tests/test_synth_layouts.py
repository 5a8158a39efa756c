"""Layout files: how many there are, what they may say, and what is said where one is wrong."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from platekit_train.synth.layout import LAYOUTS_DIR, load_families, load_family, load_layouts, random_layout
from platekit_train.synth.registration import registration_codes

EUROPEAN_UNION = (
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu",
    "lv", "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
)  # fmt: skip


def entries():
    """Every layout file as it stands on disk."""
    paths = [path for path in LAYOUTS_DIR.glob("*/*.yaml") if not path.name.startswith("_")]
    return {path: yaml.safe_load(path.read_text()) for path in paths}


def test_each_layout_is_one_file_and_all_are_loaded():
    files = {path.stem: path.parent.name for path in entries()}
    assert {layout.id: layout.family for layout in load_layouts()} == files
    assert len(files) >= 150
    counts = {family.name: len(family.layouts) for family in load_families()}
    assert counts["europe"] >= 55
    assert counts["north_america"] >= 50
    assert counts["south_america"] >= 16
    assert counts["world"] >= 30


def test_all_countries_of_the_european_union_have_a_layout_of_their_own():
    registrations = {entry.get("registration") for entry in entries().values() if entry["id"].startswith("eu-")}
    assert set(EUROPEAN_UNION) <= registrations
    assert len(EUROPEAN_UNION) == 27


def test_every_country_with_formats_is_drawn():
    drawn = {layout.registration for layout in load_layouts()}
    assert drawn - {""} == set(registration_codes())


def test_shares_of_families_and_of_two_rows():
    rng = np.random.default_rng(0)
    layouts = [random_layout(rng) for _ in range(20_000)]
    share = {family.name: sum(each.family == family.name for each in layouts) / 20_000 for family in load_families()}
    assert share == pytest.approx(
        {"europe": 0.33, "north_america": 0.33, "south_america": 0.12, "world": 0.10, "random": 0.12}, abs=0.015
    )
    assert 0.09 < sum(layout.rows == 2 for layout in layouts) / 20_000 < 0.13


GOOD = {
    "id": "xx",
    "weight": 1,
    "aspect": [4, 5],
    "colours": [["#ffffff", "#000000"]],
    "letter_height": [0.5, 0.6],
    "formats": ["LLL"],
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "yy"}, "id must be 'xx', got 'yy'"),
        ({"speed": 3}, r"wanted keys among .*, got \['speed'\]"),
        ({"weight": None}, "missing 1 required positional argument: 'weight'"),
        ({"formats": None}, "wanted a registration or formats, got neither"),
        ({"formats": ["LL?"]}, "Cannot expand the format 'LL\\?'"),
        ({"registration": "de"}, r"formats must stand in registration 'de', got \['LLL'\]"),
        ({"registration": "qq", "formats": None}, "Cannot load registration 'qq'"),
        ({"registration": "ee", "formats": None, "kinds": ["diplomatic"]}, "has no format of"),
        ({"kinds": ["bus"]}, r"kinds must be among car, .*, got \['bus'\]"),
        ({"rows": 3}, "rows must be 1 or 2, got 3"),
        ({"seals": "square"}, r"seals must be among any, round, dot, none, got \['square'\]"),
        ({"scenery": ["beach"]}, r"scenery must be among .*, got \['beach'\]"),
        ({"genres": ["gothic"]}, "genre must be one of .*, got 'gothic'"),
        ({"bands": [{"side": "middle", "texts": ["D"]}]}, "band sides must be among left, right, top, bottom"),
        ({"bands": [{"side": "left", "texts": ["D"], "depth": 1}]}, r"band: wanted keys among .*, got \['depth'\]"),
    ],
)
def test_a_wrong_layout_file_says_what_is_wrong(tmp_path: Path, change, message):
    entry = {key: value for key, value in {**GOOD, **change}.items() if value is not None}
    (tmp_path / "_defaults.yaml").write_text("share: 1\n")
    (tmp_path / "xx.yaml").write_text(yaml.safe_dump(entry))
    with pytest.raises(ValueError, match=message):
        load_family(tmp_path)
