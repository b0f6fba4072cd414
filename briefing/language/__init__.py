"""What the program knows about languages: vocabularies, forms and tables, behind one door."""
