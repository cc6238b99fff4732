"""The words of stored values as a person reads them; `_` looks up what a value holds."""

from timeline.messages import Message

# Here they are found by who gathers what is to be translated.
WORDS = (
    *(Message("occurred"), Message("announced"), Message("denied"), Message("hypothetical")),
    *(Message("day"), Message("week"), Message("month"), Message("quarter"), Message("half")),
    *(Message("year"), Message("decade"), Message("century"), Message("span"), Message("open")),
    *(Message("resolved"), Message("unresolved"), Message("timeless")),
    *(Message("mention"), Message("article"), Message("event")),
    *(
        Message("added"),
        Message("moved"),
        Message("retracted"),
        Message("restored"),
        Message("assigned"),
    ),
    *(Message("new"), Message("back"), Message("changed"), Message("gone")),
    *(Message("Monday"), Message("Tuesday"), Message("Wednesday"), Message("Thursday"), Message("Friday")),
    *(Message("Saturday"), Message("Sunday")),
    *(Message("settings"), Message("database"), Message("schema"), Message("writing"), Message("log")),
    *(Message("ingest"), Message("program"), Message("libraries"), Message("extra"), Message("terminal")),
)
