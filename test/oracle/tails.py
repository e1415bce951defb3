#!/usr/bin/python3
"""Makes test/unit/tails.h and test/fixtures/tails.sql: tails down to 1e-300, and verdicts whose p is that small.

From the top folder: python3 test/oracle/tails.py
Everything is computed with 60 digits by mpmath; a statistic is computed from the very doubles that are given.
"""
import json

import mpmath
from mpmath import mp, mpf

mp.dps = 60


# ---------------------------------------------------------------- distributions

def continued_fraction(x, a, b):
    """What divides the leading factor of I_x(a, b): DLMF 8.17.22, evaluated after Lentz; for x below the mean"""
    value, c, d = mpf(1), mpf(1), mpf(0)
    m = 1
    while True:
        k = m // 2
        if m % 2:
            term = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
        else:
            term = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
        d = 1 / (1 + term * d)
        c = 1 + term / c
        value *= c * d
        if abs(c * d - 1) < mpf(10) ** (5 - mp.dps):
            return value
        m += 1


def log_beta_tail(x, a, b):
    """log I_x(a, b)"""
    if x > (a + 1) / (a + b + 2):
        return mpmath.log1p(-mpmath.exp(log_beta_tail(1 - x, b, a)))
    log_beta = mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)
    return (a * mpmath.log(x) + b * mpmath.log1p(-x) - mpmath.log(a) - log_beta
            - mpmath.log(continued_fraction(x, a, b)))


def log_t(t, df):
    """log of the two-sided p of t"""
    return log_beta_tail(df / (df + t * t), df / 2, mpf(1) / 2)


def log_f(f, df1, df2):
    return log_beta_tail(df2 / (df2 + df1 * f), df2 / 2, df1 / 2)


def log_chi2(x, df):
    return mpmath.log(mpmath.gammainc(df / 2, x / 2, mp.inf, regularized=True))


def log_z(z):
    return mpmath.log(mpmath.erfc(abs(z) / mpmath.sqrt(2)))


def statistic_with(log_p, target):
    """A statistic, of six digits, whose tail is about target: p falls as the statistic grows"""
    low, high = mpf(10) ** -3, mpf(10)
    while log_p(high) > target:
        high *= high
    for _ in range(200):
        middle = mpmath.sqrt(low * high)
        low, high = (middle, high) if log_p(middle) > target else (low, middle)
        if high / low < 1 + mpf(10) ** -8:
            break
    return float(mpmath.nstr(low, 6))


TARGETS = ["0.5", "0.05", "1e-5", "1e-20", "1e-50", "1e-100", "1e-200", "1e-300"]


def unit_cases():
    """(distribution, statistic, df1, df2, log p)"""
    tails = [("z", None, None, log_z)]
    for df in ["1", "2", "3.7", "10", "46.25", "381", "1e4", "1e6"]:
        tails.append(("t", df, None, lambda s, df=mpf(df): log_t(s, df)))
    for df in ["1", "2", "4", "55", "1000", "1e5"]:
        tails.append(("chi2", df, None, lambda s, df=mpf(df): log_chi2(s, df)))
    for df1, df2 in [("1", "30"), ("2", "373"), ("4", "8"), ("4", "367"), ("9.5", "120.25"), ("99", "9900"),
                     ("3", "1e6")]:
        tails.append(("f", df1, df2, lambda s, df1=mpf(df1), df2=mpf(df2): log_f(s, df1, df2)))
    for name, df1, df2, log_p in tails:
        for target in TARGETS:
            s = statistic_with(log_p, mpmath.log(mpf(target)))
            yield name, s, df1 or "0", df2 or "0", log_p(mpf(s))


def write_unit_header(path):
    with open(path, "w") as out:
        out.write(f"""/*
 * tails.h: logarithms of p-values, with 60 digits by mpmath {mpmath.__version__}; made by test/oracle/tails.py
 */
typedef struct Tail
{{
	char distribution; /* z, t, c (chi-square) or f; z and t are two-sided */
	double statistic;
	double df1;
	double df2;
	double log_p;
}} Tail;

static const Tail tails[] = {{
""")
        for name, s, df1, df2, log_p in unit_cases():
            out.write(f"\t{{'{name[0]}', {s!r}, {df1}, {df2}, {mpmath.nstr(log_p, 20)}}},\n")
        out.write("};\n")


# --------------------------------------------------------------------- verdicts

def contingency(counts):
    cells = [[i, j, n] for i, row in enumerate(counts) for j, n in enumerate(row) if n > 0]
    return json.dumps({"type": "mrs_contingency", "version": 1, "a": [f"r{i}" for i in range(len(counts))],
                       "b": [f"c{j}" for j in range(len(counts[0]))], "cells": cells, "missing_a": 0,
                       "missing_b": 0, "missing_both": 0})


def oneway(groups):
    return json.dumps({"type": "mrs_oneway", "version": 1, "n_no_group": 0, "groups": [
        {"label": f"g{i}", "n": n, "n_missing": 0, "shift": shift, "centre": centre, "m2": m2}
        for i, (n, shift, centre, m2) in enumerate(groups)]})


def crosstab_verdict(counts):
    rows = [mpf(sum(row)) for row in counts]
    cols = [mpf(sum(col)) for col in zip(*counts)]
    n = sum(rows)
    chi2 = sum((counts[i][j] - r * c / n) ** 2 / (r * c / n)
               for i, r in enumerate(rows) for j, c in enumerate(cols))
    df = mpf((len(rows) - 1) * (len(cols) - 1))
    yield "chi2", chi2
    yield "ln_p", log_chi2(chi2, df)
    if df == 1:
        (a, b), (c, d) = counts
        yates = n * max(0, abs(mpf(a * d - b * c)) - n / 2) ** 2 / (rows[0] * rows[1] * cols[0] * cols[1])
        yield "yates_chi2", yates
        yield "ln_yates_p", log_chi2(yates, mpf(1))
    for i, r in enumerate(rows):
        for j, c in enumerate(cols):
            z = (counts[i][j] - r * c / n) / mpmath.sqrt(r * c / n * (1 - r / n) * (1 - c / n))
            yield f"z_{i + 1}_{j + 1}", z
            yield f"ln_p_{i + 1}_{j + 1}", log_z(z)


def exact(groups):
    return [(mpf(n), mpf(shift) + mpf(centre), mpf(m2)) for n, shift, centre, m2 in groups]


def t_verdict(groups, name):
    (n1, m1, s1), (n2, m2, s2) = exact(groups)
    pooled = (s1 + s2) / (n1 + n2 - 2)
    if name == "welch":
        v1, v2 = s1 / (n1 - 1) / n1, s2 / (n2 - 1) / n2
        se, df = mpmath.sqrt(v1 + v2), (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1))
    else:
        se, df = mpmath.sqrt(pooled * (1 / n1 + 1 / n2)), n1 + n2 - 2
    t = (m1 - m2) / se
    m = n1 + n2 - 2
    yield "t", t
    yield "df", df
    yield "ln_p", log_t(t, df)
    yield "cohens_d", (m1 - m2) / mpmath.sqrt(pooled)
    yield "hedges_g", (m1 - m2) / mpmath.sqrt(pooled) * mpmath.sqrt(2 / m) * mpmath.exp(
        mpmath.loggamma(m / 2) - mpmath.loggamma((m - 1) / 2))


def anova_verdict(groups):
    parts = exact(groups)
    n, k = sum(g[0] for g in parts), mpf(len(parts))
    mean = sum(g[0] * g[1] for g in parts) / n
    between = sum(g[0] * (g[1] - mean) ** 2 for g in parts)
    within = sum(g[2] for g in parts) / (n - k)
    f = between / (k - 1) / within
    yield "ss", between
    yield "f", f
    yield "ln_p", log_f(f, k - 1, n - k)
    for i in range(len(parts)):
        for j in range(i + 1, len(parts)):
            t = (parts[i][1] - parts[j][1]) / mpmath.sqrt(within * (1 / parts[i][0] + 1 / parts[j][0]))
            ln_p = log_t(t, n - k)
            yield f"t_{i + 1}_{j + 1}", t
            yield f"ln_p_{i + 1}_{j + 1}", ln_p
            yield f"ln_p_adjusted_{i + 1}_{j + 1}", min(mpf(0), ln_p + mpmath.log(k * (k - 1) / 2))


CROSSTABS = {
    "two_50": [[150, 20], [25, 160]],
    "two_200": [[700, 55], [60, 690]],
    "three_100": [[210, 30, 25], [20, 190, 40], [35, 28, 150], [12, 18, 20]],
    "lopsided": [[999999999, 40], [1, 3]],
    "sparse_200": [[300, 0, 2, 0], [0, 150, 0, 1], [1, 0, 120, 0]],
}
# n, an observed value, mean - that value, sum of squares about the mean
TWO = {
    "close_1e5": [(50000, 3.25, .0125, 61000.5), (50010, 3.5, -.2, 60000.25)],
    "p_100": [(400, 1e9, .25, 410.5), (371, 1e9 + 2, .25, 390.25)],
    "p_200": [(1200, 1e9, .25, 1210.5), (371, 1e9 + 2, .25, 190.25)],
    "large_n": [(600000000, 3.25, .0125, 7.5e8), (400000000, 3.25, .0135, 4.25e8)],
}
MORE = {
    "p_50": [(60, 4, .125, 51.5), (72, 5, .0625, 73.25), (55, 7, .25, 60)],
    "p_200": [(300, 1e9 + 4, .125, 251.5), (272, 1e9 + 5, .0625, 273.25), (255, 1e9 + 6, .75, 260),
              (31, 1e9, .5, 33.125)],
}


def write_fixture(path):
    want = []
    with open(path, "w") as out:
        out.write(f"-- Made by test/oracle/tails.py with mpmath {mpmath.__version__}\n")
        for kind, cases, text in [("crosstabs", CROSSTABS, contingency), ("two_groups", TWO, oneway),
                                  ("more_groups", MORE, oneway)]:
            summary = "mrs_contingency" if kind == "crosstabs" else "mrs_oneway"
            out.write(f"CREATE TEMP TABLE {kind} (name text, s {summary});\nCOPY {kind} FROM stdin;\n")
            out.writelines(f"{name}\t{text(data)}\n" for name, data in cases.items())
            out.write("\\.\n")
        for name, counts in CROSSTABS.items():
            want += [(f"crosstab_{name}.{k}", v) for k, v in crosstab_verdict(counts)]
        for name, groups in TWO.items():
            for test in "welch", "student":
                want += [(f"{test}_{name}.{k}", v) for k, v in t_verdict(groups, test)]
        for name, groups in MORE.items():
            want += [(f"anova_{name}.{k}", v) for k, v in anova_verdict(groups)]
        # what no double can hold is given as the smallest normal one
        want = [(name, max(value, -1022 * mpmath.log(2)) if ".ln_" in name else value) for name, value in want]
        out.write("CREATE TEMP TABLE want (name text PRIMARY KEY, value text);\nCOPY want FROM stdin;\n")
        out.writelines(f"{name}\t{mpmath.nstr(value, 20, min_fixed=-5, max_fixed=20)}\n" for name, value in want)
        out.write("\\.\n")


write_unit_header("test/unit/tails.h")
write_fixture("test/fixtures/tails.sql")
