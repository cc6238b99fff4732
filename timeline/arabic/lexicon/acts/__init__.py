"""The acts that reports tell, in acts.toml."""
