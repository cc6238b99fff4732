"""The facts: what the log holds. Immutable; everything else is rebuilt from them.

Facts carry no words of an article, only offsets into it: the text is kept next to the log under its hash, so
that it can be erased one day without breaking the chain.
"""

from timeline.log.facts.articles import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ConventionsGiven,
    ExpressionsNoted,
    PublicationDated,
)
from timeline.log.facts.base import BaseFact, article_stream
from timeline.log.facts.codec import (
    FACT_TYPES,
    Fact,
    decode,
    fact_from_payload,
    fact_type,
    origin_from_json,
    origin_to_json,
    payload,
    to_json,
)
from timeline.log.facts.database import (
    NAMES_STREAM,
    RULES_STREAM,
    ClockBehind,
    NamesGiven,
    PeriodsGiven,
    RulesAdopted,
)
from timeline.log.facts.events import (
    EventsKeptApart,
    EventsLinked,
    EventsMerged,
    Match,
    MentionAssigned,
    MentionJoined,
)
from timeline.log.facts.expressions import StoredExpression, without_words
from timeline.log.facts.mentions import (
    DatedByHand,
    MentionDerived,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
)
from timeline.log.facts.origins import (
    AddressEvidence,
    EventEvidence,
    Evidence,
    Given,
    Inferred,
    Normalizer,
    Origin,
    Person,
    Reingested,
    Superseded,
)
from timeline.log.streams import PERIODS_STREAM

__all__ = [
    "FACT_TYPES",
    "NAMES_STREAM",
    "PERIODS_STREAM",
    "RULES_STREAM",
    "AddressEvidence",
    "ArticleRecorded",
    "ArticleRedacted",
    "ArticleRestored",
    "ArticleRetracted",
    "BaseFact",
    "ClockBehind",
    "ConventionsGiven",
    "DatedByHand",
    "EventEvidence",
    "EventsKeptApart",
    "EventsLinked",
    "EventsMerged",
    "Evidence",
    "ExpressionsNoted",
    "Fact",
    "Given",
    "Inferred",
    "Match",
    "MentionAssigned",
    "MentionDerived",
    "MentionJoined",
    "MentionRecorded",
    "MentionRedated",
    "MentionReread",
    "MentionResolved",
    "MentionRestored",
    "MentionRetracted",
    "NamesGiven",
    "Normalizer",
    "Origin",
    "PeriodsGiven",
    "Person",
    "PublicationDated",
    "Reingested",
    "RulesAdopted",
    "StoredExpression",
    "Superseded",
    "article_stream",
    "decode",
    "fact_from_payload",
    "fact_type",
    "origin_from_json",
    "origin_to_json",
    "payload",
    "to_json",
    "without_words",
]  # fmt: skip
