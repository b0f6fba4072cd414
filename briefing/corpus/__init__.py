"""From whatever the web left behind to clean, safe, dated text: discover, decode, extract, clean."""
