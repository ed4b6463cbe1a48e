"""Children from a spreadsheet: read the file, recognise columns, judge rows, match the register, write in sets."""
