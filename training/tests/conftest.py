"""What several test files share."""

import pytest
import torch
from trained_reader import train_by_heart


@pytest.fixture(scope="session")
def known_by_heart(tmp_path_factory):
    """Weights of a reader, and the crops it knows."""
    torch.set_num_threads(1)
    return train_by_heart(tmp_path_factory.mktemp("by-heart"))
