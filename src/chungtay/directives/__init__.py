"""Official documents that command: reading them, confirming them, and handing their tasks down."""
