"""The projections: ordinary tables that say what the log amounts to, rebuilt from it at any time.

A row holds from log position `valid_from` until before `valid_until`; one that changes is closed at the
position of the fact that changes it, and a new version takes its place: the state at any position stays.
"""
