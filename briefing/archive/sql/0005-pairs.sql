-- Which two words stand side by side in the text or in the title, each pair as one of 131,072 numbers
-- (briefing/archive/vectors.py): a phrase is then looked for in the articles that may have it, and not by reading the
-- words of every article that has both. -1 where nobody has looked yet: such an article may have any pair.
ALTER TABLE briefing.articles ADD COLUMN pairs integer[] NOT NULL DEFAULT '{-1}';
ALTER TABLE briefing.articles ALTER COLUMN pairs SET STORAGE EXTERNAL;
CREATE INDEX articles_pairs ON briefing.articles USING gin (pairs) WITH (fastupdate = off);
