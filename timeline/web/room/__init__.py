"""The reading room: the pages of `timeline serve` on which questions are asked in words and answered."""
