"""Law as data: dated packs of rules, each with its citation and how far it was checked."""
