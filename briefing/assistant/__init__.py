"""A collection for assistants: tools over stdio that only read, every answer with outlet, place and exact words."""
