"""The room of figures: what is counted is declared, and the declaration becomes one scan of the register."""
