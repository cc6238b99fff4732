"""The lead of a news report: its main news, which is dated by the publication where no words give a date."""

from timeline.extraction.leads.find import RULE, find_lead

__all__ = ["RULE", "find_lead"]
