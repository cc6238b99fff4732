"""Which events are relevant to a question: its words and names, what they match, and how much that counts."""
