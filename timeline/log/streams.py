"""The names of streams that are looked up without reading facts."""

# The lists of named periods that a person gave.
PERIODS_STREAM = "periods"
