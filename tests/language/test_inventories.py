"""Whole fields of words in plain sentences: of what is nobody's hardly anything is marked, of what is somebody's all of it."""

import pytest

from tests.language.inventories import inventories


@pytest.mark.parametrize("inventory", inventories(), ids=lambda one: one.name)
def test_an_inventory_is_marked_as_far_as_it_may_be(inventory):
    share, wrong = inventory.marked()
    held = share <= inventory.share if inventory.bound == "most" else share >= inventory.share
    assert held, (
        f"{inventory.name}: {share:.4f} marked, at {inventory.bound} {inventory.share}; {wrong.most_common(20)}"
    )
