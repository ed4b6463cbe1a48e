"""Administrative units of Vietnam, as they stood on any date."""
