"""The timeline from Python: `timeline.open` gives a `Timeline`."""
