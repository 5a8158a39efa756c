"""The segmenter's card: masks in a table of sets and metrics, plates in a list, nothing left out."""

from platekit_train.segmenter.card import model_card
from platekit_train.segmenter.evaluate import mask_lines, score
from platekit_train.segmenter.mask_score import MaskScores

# Four pictures with IoU 0.2, 0.4, 0.6, 0.8: mean 0.5, standard deviation √0.05 = 0.2236, half the interval
# 1.96 · 0.2236 / √4 = 0.219. Two of four plates found: 0.5 (0.150–0.850) after Wilson.
MASKS = MaskScores([0.2, 0.4, 0.6, 0.8], [0.5] * 4, [0.99] * 4, 4, 2, 5, 5)


def card(scores):
    return model_card(1234, 2_000_000, scores, "Recipe: none.")


def test_masks_are_a_row_a_set_with_the_number_of_pictures_and_plates():
    rows = [line for line in card(mask_lines("drives", MASKS)).splitlines() if line.startswith("| `drives`")]
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].split("|")[1:-1]]
    assert cells[:4] == ["`drives`", "4 pictures, 4 plates", "0.500 (0.281–0.719)", "0.500 (0.500–0.500)"]
    assert cells[4] == "0.990 (0.990–0.990)"
    assert cells[5] == "0.500 (0.150–0.850)"
    assert cells[6].startswith("1.000 (")


def test_the_number_of_another_system_stands_below_and_says_it_is_of_another_data_set():
    text = card(mask_lines("drives", MASKS))
    row = next(line for line in text.splitlines() if "0.5898" in line)
    assert "another data set" in row
    assert "0.6450" in row
    assert "0.9943" in row
    assert text.index("`drives`") < text.index("0.5898")


def test_scores_of_plates_are_a_line_each():
    text = card([*mask_lines("drives", MASKS), score("scenes-all", "found_iou30", 2, 4)])
    assert "| scenes-all | found_iou30 | 0.500 | 4 | 0.150–0.850 |" in text
    assert "mean_iou" not in text


def test_a_card_without_scores_says_so():
    assert card([]).count("Not measured yet.") == 2
