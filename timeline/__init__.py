"""An event-sourced timeline database for Arabic news."""

__version__ = "0.1.0"
