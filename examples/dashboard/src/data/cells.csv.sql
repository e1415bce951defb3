-- And where: the adjusted residual of every cell, with its p by Bonferroni
SELECT unit, question, grouping, row_label, col_label, observed, col_share, adj_residual, p_adjusted
FROM dashboard.crosstabs, cramers_v_cells(cells)
ORDER BY unit_ord, question_ord, grouping_ord, row_ord, col_ord;
