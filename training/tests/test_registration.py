import re

import numpy as np
import pytest

from platekit_train.synth.registration import (
    FORMATS_DIR,
    Pattern,
    load_registration,
    parse_registration,
    registration_codes,
)
from platekit_train.synth.text_format import Token, expand_format, text_of

EU = re.findall("..", "atbebgcyczdedkeeesfifrgrhrhuieitltlulvmtnlplptrosesisk")


def test_every_country_of_the_union_has_a_file():
    assert len(EU) == 27
    assert set(EU) <= set(registration_codes())


@pytest.mark.parametrize("code", registration_codes())
def test_every_pattern_gives_texts_of_a_sensible_length(code):
    registration = load_registration(code)
    rng = np.random.default_rng(5)
    for pattern in registration.patterns:
        for _ in range(20):
            rows = registration.expand(pattern.pattern, rng)
            text = text_of(rows)
            assert 3 <= len(text) <= 10, pattern
            assert re.fullmatch(r"[A-Z0-9]+", text), pattern
            assert len(rows) == pattern.rows
            assert all(any(token.kind == "char" for token in row) for row in rows), pattern


@pytest.mark.parametrize("code", registration_codes())
def test_no_country_states_a_pattern_twice(code):
    patterns = [(each.pattern, each.kind) for each in load_registration(code).patterns]
    assert len(set(patterns)) == len(patterns)


@pytest.mark.parametrize(
    ("code", "forbidden"),
    [("nl", "AEIOUCMQWY"), ("es", "AEIOUQ"), ("it", "IOQU"), ("fr", "IOU"), ("se", "IQV"), ("gb", "IQ"), ("ba", "BCD")],
)
def test_forbidden_letters_are_no_letters(code, forbidden):
    assert not set(forbidden) & set(load_registration(code).letters)


def test_german_texts():
    registration = load_registration("de")
    rng = np.random.default_rng(0)
    for _ in range(200):
        text = text_of(registration.expand(registration.random_pattern(rng).pattern, rng))
        assert re.fullmatch(r"[A-Z]{1,5}[0-9]{1,6}[EH]?", text), text


def test_patterns_are_drawn_by_weight():
    registration = parse_registration(
        {"code": "zz", "name": "Z", "patterns": [{"pattern": "LLL", "weight": 3}, {"pattern": "DDD"}]}, "zz"
    )
    rng = np.random.default_rng(0)
    drawn = [registration.random_pattern(rng).pattern for _ in range(1000)]
    assert drawn.count("LLL") == pytest.approx(750, abs=60)  # 3 of 4, four standard deviations


def test_sets_and_digits_are_signs_of_a_pattern():
    rows = expand_format("QLD/{AB|AB}", np.random.default_rng(0), "C", digits="7", sets={"Q": "E"})
    assert text_of(rows) == "EC7AB"
    assert rows[1] == [Token("char", "A"), Token("char", "B")]


VALID = {"code": "zz", "name": "Z", "patterns": [{"pattern": "LLL"}]}


def test_defaults_of_a_pattern():
    assert parse_registration(VALID, "zz").patterns == (Pattern("LLL", 1.0, "car"),)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": "de"}, "code must be 'zz', got 'de'"),
        ({"leters": "ABC"}, "got \\['leters'\\]"),
        ({"letters": "abc"}, "wanted A-Z and 0-9 in quotes, got 'abc'"),
        ({"digits": 12}, "wanted A-Z and 0-9 in quotes, got 12"),
        ({"sets": {"L": "ABC"}}, "called by a letter that is no sign yet, got 'L'"),
        ({"sets": {"QQ": "ABC"}}, "called by a letter that is no sign yet, got 'QQ'"),
        ({"vehicles": 0}, "vehicles must be above 0, got 0"),
        ({"patterns": []}, "at least one pattern"),
        ({"patterns": [{"pattern": "LL?"}]}, "got '\\?'"),
        ({"patterns": [{"pattern": "L{A|B"}]}, "wanted a } after {"),
        ({"patterns": [{"pattern": "LLL", "kind": "lorry"}]}, "got 'lorry'"),
        ({"patterns": [{"pattern": "LLL", "weight": 0}]}, "above 0, got 0.0"),
        ({"patterns": [{"weight": 1}]}, "missing \\['pattern'\\]"),
    ],
)
def test_what_is_wrong_is_said(change, message):
    with pytest.raises(ValueError, match=message):
        parse_registration({**VALID, **change}, "zz")


def test_an_unknown_country_is_refused():
    with pytest.raises(ValueError, match=r"Cannot load registration 'xx'.*de"):
        load_registration("xx")


def test_files_are_called_by_two_letters():
    assert all(re.fullmatch(r"[a-z]{2}\.yaml", path.name) for path in FORMATS_DIR.glob("*.yaml"))
