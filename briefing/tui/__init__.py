"""The reader: a Textual application that shows many accounts of one event side by side."""
