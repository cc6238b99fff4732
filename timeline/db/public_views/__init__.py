"""The public views: what BI tools and analysts read."""
