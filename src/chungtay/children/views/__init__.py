"""The screens of the register: the list, the search, the file, what is recorded, the spreadsheets."""
