"""Files, document numbers, the reader of official documents and the official layout."""
