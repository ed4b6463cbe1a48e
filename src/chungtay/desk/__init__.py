"""The signed-in home: my duties, the leader page, and what every page shows round its own content."""
