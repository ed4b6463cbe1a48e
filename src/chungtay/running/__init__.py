"""Running the whole: the database launcher, the command line, the servers, health and logs."""
