"""Typed values as words for people, in the user's language: days, steps of a derivation, names."""
