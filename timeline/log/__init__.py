"""The log: the facts that everything else is made from."""
