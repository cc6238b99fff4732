"""How long a question, or a text of one, may be: reading it takes time in proportion."""

from timeline.errors import InvalidInput

LONGEST_QUESTION = 2_000


def require_short_question(text: str) -> None:
    """Raise InvalidInput for a text of more than LONGEST_QUESTION characters."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidInput(
            "a question has at most {most} characters, not {count}: ask it in fewer words",
            most=LONGEST_QUESTION,
            count=len(text),
        )
