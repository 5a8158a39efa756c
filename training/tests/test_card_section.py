import pytest

from platekit_train.bundle.card_section import keep_section

NEW = "# m\n\n## Measured\n\nnew\n\n## Limits\n\nnone\n"
OLD = "# m\n\n## Measured\n\nold\n\n## Whole photos\n\ntable\n\n## Limits\n\nold\n"


def test_keep_section_takes_the_section_over_in_front_of_limits():
    card = keep_section(NEW, OLD, "Whole photos")
    assert card == "# m\n\n## Measured\n\nnew\n\n## Whole photos\n\ntable\n\n## Limits\n\nnone\n"


@pytest.mark.parametrize("before", ["", NEW])
def test_keep_section_leaves_the_card_where_there_is_none(before):
    assert keep_section(NEW, before, "Whole photos") == NEW
