"""From the paragraphs of a file to the article alone, with what its lines say of it."""
