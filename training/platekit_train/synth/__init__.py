"""Synthetic license plates: fonts, layouts, decoration, camera."""
