"""From rows to events: what many reports tell of."""
