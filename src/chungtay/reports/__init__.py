"""The room of reports: filled from the register, checked, signed, sent up, returned, added up and published."""
