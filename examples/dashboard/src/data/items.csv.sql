-- Every statement: how many gave each answer from 1 to 6, and the mean
SELECT unit, topic, item, statement, level AS answer, observed, valid_share AS share, d.n, d.n_missing, mean
FROM dashboard.items, frequencies(answers, levels => '{1,2,3,4,5,6}') AS f, describe(answers) AS d
ORDER BY unit_ord, item_ord, level_ord;
