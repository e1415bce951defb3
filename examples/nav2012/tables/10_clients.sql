-- Table 10 and 6.2.3.1: the answers to the statements on clients, in percent
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, statement, n, one, two, three, four, five, six, round(mean::numeric, 2) AS mean,
	round(sd::numeric, 3) AS sd, round(variance::numeric, 3) AS variance
FROM (SELECT item, contingency('all'::text, answer) AS c, oneway(answer, 'all'::text) AS s
	FROM answers, LATERAL (VALUES ('q16a', q16a), ('q16b', q16b), ('q16c', q16c), ('q16d', q16d),
		('q16e', q16e)) v(item, answer)
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

-- who answers 4 to 6, in percent
SELECT item, round(100 * sum(row_share) FILTER (WHERE col_label >= '4')::numeric, 1) AS four_to_six
FROM (SELECT item, contingency('all'::text, answer) AS t
	FROM answers, LATERAL (VALUES ('q16b', q16b), ('q16c', q16c), ('q16e', q16e)) v(item, answer)
	GROUP BY item) q, cramers_v_cells(t)
GROUP BY item ORDER BY item;

-- gender by contact with clients: test of independence
SELECT what, (v).n, round((v).chi2::numeric, 3) AS chi2, (v).df, p_text((v).p) AS p,
	round((v).v::numeric, 3) AS v
FROM (SELECT 'gender by client_contact' AS what, cramers_v(gender, client_contact) AS v FROM survey) q;

-- women and men without contact with clients, in percent
SELECT row_label AS gender, sum(observed) AS n,
	round(100 * max(row_share) FILTER (WHERE col_label = 'no')::numeric, 1) AS no_contact
FROM cramers_v_cells((SELECT contingency(gender, client_contact) FROM survey)) GROUP BY row_ord,
	row_label ORDER BY row_ord;

-- contact with clients, in percent of all
SELECT col_label AS client_contact, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency('all'::text, client_contact) FROM survey)) ORDER BY col_ord;

-- clients who demand much, and an overview of their situation, with the scorecard
SELECT 'q16d' AS item, (r).n, round((r).r::numeric, 3) AS r_with_scorecard, p_text((r).p) AS p
FROM (SELECT pearson_r(q16d, scorecard) AS r FROM survey) q
UNION ALL SELECT 'q16e', (r).n, round((r).r::numeric, 3), p_text((r).p)
FROM (SELECT pearson_r(q16e, scorecard) AS r FROM survey) q;
