"""English: tokens, stems, meanings, denial, tense, measures and names, each vocabulary a data file with one reader."""
