"""Formats to exchange: one file each."""
