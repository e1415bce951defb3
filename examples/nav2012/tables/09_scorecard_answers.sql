-- Table 9 and 6.2.3: the answers to the statements on the scorecard, in percent
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, statement, n, one, two, three, four, five, six, round(mean::numeric, 2) AS mean
FROM (SELECT item, contingency('all'::text, answer) AS c, oneway(answer, 'all'::text) AS s
	FROM answers, LATERAL (VALUES ('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d),
		('q18e', q18e), ('q18f', q18f), ('q18g', q18g), ('q18h', q18h), ('q18i', q18i), ('q18j', q18j),
		('q18k', q18k)) v(item, answer)
	GROUP BY item) q
JOIN codebook USING (item)
CROSS JOIN LATERAL (SELECT * FROM oneway_groups(s) WHERE group_label IS NULL) g
CROSS JOIN LATERAL (SELECT
	round(100 * max(row_share) FILTER (WHERE col_label = '1')::numeric, 1) AS one,
	round(100 * max(row_share) FILTER (WHERE col_label = '2')::numeric, 1) AS two,
	round(100 * max(row_share) FILTER (WHERE col_label = '3')::numeric, 1) AS three,
	round(100 * max(row_share) FILTER (WHERE col_label = '4')::numeric, 1) AS four,
	round(100 * max(row_share) FILTER (WHERE col_label = '5')::numeric, 1) AS five,
	round(100 * max(row_share) FILTER (WHERE col_label = '6')::numeric, 1) AS six
	FROM cramers_v_cells(c)) shares
ORDER BY item;

-- the answers 1 to 3 and 4 to 6 together, and every mode
SELECT item, round(100 * sum(row_share) FILTER (WHERE col_label <= '3')::numeric, 1) AS one_to_three,
	round(100 * sum(row_share) FILTER (WHERE col_label >= '4')::numeric, 1) AS four_to_six,
	string_agg(col_label, ', ') FILTER (WHERE observed = most) AS modes, max(observed) AS mode_n
FROM (SELECT item, c.*, max(observed) OVER (PARTITION BY item) AS most
	FROM (SELECT item, contingency('all'::text, answer) AS t FROM answers,
		LATERAL (VALUES ('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d), ('q18e', q18e),
		('q18f', q18f), ('q18g', q18g), ('q18h', q18h), ('q18i', q18i), ('q18j', q18j),
		('q18k', q18k)) v(item, answer)
		GROUP BY item) q, cramers_v_cells(t) c) cells
GROUP BY item ORDER BY item;
