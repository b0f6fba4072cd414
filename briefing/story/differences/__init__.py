"""Where accounts differ, by kind."""
