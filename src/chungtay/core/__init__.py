"""Clock, periods, working days, Vietnamese text, errors: pure Python that every room may use."""
