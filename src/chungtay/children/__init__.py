"""The register: one record for each child, where the child lives, what the child goes through, who read the file."""
