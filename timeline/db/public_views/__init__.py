"""The public views: what BI tools and analysts read."""

from timeline.db.public_views import v1

# Of every version, each with a name of its own.
VIEWS = v1.VIEWS
