"""Where the dates of a text disagree with one another: questions to the reader, none of them an answer.

What is merely unresolved or open is none of them.
"""

from timeline.normalizer.consistency.check import Consistency as Consistency
from timeline.normalizer.consistency.check import check as check
from timeline.normalizer.consistency.model import Finding as Finding
from timeline.normalizer.consistency.model import Kind as Kind
from timeline.normalizer.consistency.model import Reading as Reading
from timeline.normalizer.consistency.model import Source as Source
from timeline.normalizer.consistency.model import Written as Written
from timeline.normalizer.consistency.model import Year as Year
