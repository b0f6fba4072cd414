"""Claims of several articles aligned to facts, with who reports them and how."""
