-- What the study prints: every figure, and what its own other figures say of each.
-- Included by load.sql; the figures are the study's, only the respondents are synthetic.

CREATE TABLE published (
	id text PRIMARY KEY,
	table_or_section text NOT NULL,
	analysis text NOT NULL,
	dependent text,
	grouping text,
	statistic text NOT NULL,
	value text NOT NULL,
	df text,
	p text,
	n integer,
	comment text
);
COMMENT ON TABLE published IS 'the 1,265 figures that the study prints, in its own words; not computed from the synthetic responses';
COMMENT ON COLUMN published.value IS 'as printed, but for decimal points and lost zeros at the end: numbers, stars, n.s., limits of p';

CREATE TABLE verdicts (
	id text PRIMARY KEY REFERENCES published,
	verdict text NOT NULL,
	how text
);
COMMENT ON TABLE verdicts IS 'whether a printed figure follows from the study''s other figures: reproduces, truncated, consistent, given, typo, differs, not derivable';

\copy published FROM 'published.csv' WITH (FORMAT csv, HEADER)
\copy verdicts FROM 'verdicts.csv' WITH (FORMAT csv, HEADER)
