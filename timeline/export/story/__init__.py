"""What an editor makes of an answer: a title, an introduction, chosen events in words of his own."""
