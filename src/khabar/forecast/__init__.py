"""Questions about what comes next, answered from a view of the record."""
