#!/usr/bin/python3
"""Makes test/fixtures/ranks_large.sql: rank tests of tables whose counts leave R's integers and doubles behind.

The textbook's formulas, with n^3 - n - sum(t^3 - t) and all, in exact fractions and 60 digits.
From the top folder: python3 test/oracle/ranks_large.py
"""
from fractions import Fraction as F

import mpmath
from mpmath import mp, mpf

mp.dps = 60

# values (rows) by groups or values (columns); numbers 1, 2, ... on either side
TABLES = {
    # nearly everything in one cell
    "lopsided": [[10**12, 3], [5, 1], [2, 7]],
    # as even as a large table can be: what tells the groups apart is the last digits
    "even": [[10**15 + 3, 10**15], [10**15, 10**15 + 5], [10**15, 10**15 + 1]],
    # millions, moderately associated
    "millions": [[123456, 87654, 3456], [234567, 198765, 99999], [45678, 120012, 150000], [12, 4321, 87654]],
    # the diagonal and one row more
    "nearly_perfect": [[10**11, 0, 0], [0, 10**11, 0], [0, 1, 10**11]],
}

want = []


def put(case, **values):
    for name, value in values.items():
        if isinstance(value, F):
            value = mpf(value.numerator) / value.denominator
        text = mpmath.nstr(value, 17) if isinstance(value, mpf) else "\\N" if value is None else str(value)
        want.append((f"{case}.{name}", text))


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, F) else mpf(x)


def two_sided(z):
    return mpmath.erfc(abs(z) / mpmath.sqrt(2))


def tail(p):
    return max(p, mpf("2.2250738585072014e-308"))


def midranks(totals):
    below, out = 0, []
    for t in totals:
        out.append(F(2 * below + t + 1, 2))
        below += t
    return out


def chi2_upper(x, df):
    return mpmath.gammainc(mpf(df) / 2, x / 2, mpmath.inf, regularized=True)


def groups(case, table):
    rows = [sum(r) for r in table]
    cols = [sum(c) for c in zip(*table)]
    n = sum(rows)
    ranks = midranks(rows)
    sums = [sum(r * c[j] for r, c in zip(ranks, table)) for j in range(len(cols))]
    ties = sum(t**3 - t for t in rows)
    h = (F(12, n * (n + 1)) * sum(s * s / m for s, m in zip(sums, cols)) - 3 * (n + 1)) / (1 - F(ties, n**3 - n))
    df = len(cols) - 1
    put(f"{case}_kruskal", n=n, n_missing=0, n_groups=len(cols), chi2=h, df=df, p=tail(chi2_upper(real(h), df)),
        epsilon2=h / (n - 1), eta2=(h - df) / (n - len(cols)))
    pooled = F(n * (n + 1), 12) - F(ties, 12 * (n - 1))
    for i in range(len(cols)):
        for j in range(i + 1, len(cols)):
            diff = sums[i] / cols[i] - sums[j] / cols[j]
            se = mpmath.sqrt(real(pooled * (F(1, cols[i]) + F(1, cols[j]))))
            p = two_sided(real(diff) / se)
            put(f"{case}_dunn.{i + 1}.{j + 1}", group1_ord=i + 1, group1=i + 1, group2_ord=j + 1, group2=j + 1,
                n1=cols[i], n2=cols[j], mean_rank1=sums[i] / cols[i], mean_rank2=sums[j] / cols[j], diff=diff,
                se=se, z=real(diff) / se, p=tail(p), p_adjusted=min(mpf(1), tail(p) * len(cols) * (len(cols) - 1) / 2))
    if len(cols) == 2:
        mann_whitney(case, table, rows, cols, n, ranks, sums, ties)


def mann_whitney(case, table, rows, cols, n, ranks, sums, ties):
    n1, n2 = cols
    u1 = sums[0] - F(n1 * (n1 + 1), 2)
    deviation = u1 - F(n1 * n2, 2)
    sd = mpmath.sqrt(real(F(n1 * n2, 12) * (n + 1 - F(ties, n * (n - 1)))))
    z = real(deviation) / sd
    corrected = real(max(F(0), abs(deviation) - F(1, 2))) / sd

    def median(j):
        k = sum(1 for i in range(len(rows)) if 2 * sum(r[j] for r in table[:i + 1]) < cols[j])
        assert 2 * sum(r[j] for r in table[:k + 1]) > cols[j]
        return k + 1

    put(f"{case}_mann_whitney", group1=1, group2=2, n=n, n_missing=0, n1=n1, n2=n2, median1=median(0),
        median2=median(1), mean_rank1=sums[0] / n1, mean_rank2=sums[1] / n2, rank_sum1=sums[0], rank_sum2=sums[1],
        u=min(u1, n1 * n2 - u1), u1=u1, z=z, p=tail(two_sided(z)), corrected_p=tail(two_sided(corrected)),
        exact_p=None, rank_biserial=2 * u1 / (n1 * n2) - 1, r=abs(z) / mpmath.sqrt(n))


def signed_rank(case, table):
    count = {}
    for i, row in enumerate(table):
        for j, t in enumerate(row):
            if t:
                plus, minus = count.get(abs(i - j), (0, 0))
                count[abs(i - j)] = (plus + t * (i > j), minus + t * (i <= j))
    zero = sum(count.pop(0, (0, 0)))
    sizes = sorted(count)
    totals = [sum(count[s]) for s in sizes]
    m = sum(totals)
    if m <= 50:
        return
    ranks = midranks(totals)
    plus = sum(r * count[s][0] for r, s in zip(ranks, sizes))
    minus = sum(r * count[s][1] for r, s in zip(ranks, sizes))
    n_plus = sum(count[s][0] for s in sizes)
    sd = mpmath.sqrt(real(F(m * (m + 1) * (2 * m + 1), 24) - F(sum(t**3 - t for t in totals), 48)))
    deviation = plus - F(m * (m + 1), 4)
    z = real(deviation) / sd
    corrected = real(max(F(0), abs(deviation) - F(1, 2))) / sd
    put(f"{case}_signed_rank", n=m + zero, n_missing=0, n_positive=n_plus, n_negative=m - n_plus, n_zero=zero,
        mean_rank_positive=plus / n_plus, mean_rank_negative=minus / (m - n_plus), rank_sum_positive=plus,
        rank_sum_negative=minus, z=z, p=tail(two_sided(z)), corrected_p=tail(two_sided(corrected)),
        exact_p=None, rank_biserial=(plus - minus) / (plus + minus), r=abs(z) / mpmath.sqrt(m))


def spearman(case, table):
    rows = [sum(r) for r in table]
    cols = [sum(c) for c in zip(*table)]
    n = sum(rows)
    x = [r - F(n + 1, 2) for r in midranks(rows)]
    y = [r - F(n + 1, 2) for r in midranks(cols)]
    xy = sum(t * x[i] * y[j] for i, row in enumerate(table) for j, t in enumerate(row))
    xx = sum(t * v * v for t, v in zip(rows, x))
    yy = sum(t * v * v for t, v in zip(cols, y))
    rho = real(xy) / mpmath.sqrt(real(xx * yy))
    t = rho * mpmath.sqrt((n - 2) / (1 - real(xy * xy / (xx * yy))))
    half = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95")) * mpmath.sqrt((1 + rho**2 / 2) / (n - 3))
    # the two-sided tail of t with df: the incomplete beta of df / (df + t^2)
    df = mpf(n - 2)
    p = mpmath.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) if n < 10**8 else student(t, df)
    put(f"{case}_spearman", n=n, n_missing=0, rho=rho, t=t, df=n - 2, p=tail(p),
        ci_low=mpmath.tanh(mpmath.atanh(rho) - half), ci_high=mpmath.tanh(mpmath.atanh(rho) + half))


def student(t, df):
    """For df of billions: the normal tail and Fisher's correction of it, (t^3 + t) / (4 df) times the density"""
    if abs(t) > 38:
        return mpf(0)
    density = mpmath.exp(-t * t / 2) / mpmath.sqrt(2 * mpmath.pi)
    t = abs(t)
    return two_sided(t) + 2 * density * (t**3 + t) / (4 * df)


def kendall(case, table):
    rows = [sum(r) for r in table]
    cols = [sum(c) for c in zip(*table)]
    n = sum(rows)
    k = min(len(rows), len(cols))
    balance = [[sum(t * ((a - i) * (b - j) > 0) - t * ((a - i) * (b - j) < 0)
                    for a, r in enumerate(table) for b, t in enumerate(r)) for j in range(len(cols))]
               for i in range(len(rows))]
    twice_s = sum(t * balance[i][j] for i, row in enumerate(table) for j, t in enumerate(row))
    dr = n * n - sum(t * t for t in rows)
    dc = n * n - sum(t * t for t in cols)
    root = mpmath.sqrt(mpf(dr) * dc)
    tau = twice_s / root

    def of(f, totals):
        return sum(f(t) for t in totals)

    v0, vt, vu = (of(lambda t: t * (t - 1) * (2 * t + 5), x) for x in ([n], rows, cols))
    pairs = [of(lambda t: t * (t - 1), x) for x in (rows, cols)]
    triples = [of(lambda t: t * (t - 1) * (t - 2), x) for x in (rows, cols)]
    variance = (F(v0 - vt - vu, 18) + F(pairs[0] * pairs[1], 2 * n * (n - 1)) +
                F(triples[0] * triples[1], 9 * n * (n - 1) * (n - 2)))
    z = mpf(twice_s) / 2 / mpmath.sqrt(real(variance))
    squares = sum(t * (2 * root * balance[i][j] + tau * (rows[i] * dc + cols[j] * dr))**2
                  for i, row in enumerate(table) for j, t in enumerate(row)) - mpf(n)**3 * tau**2 * (dr + dc)**2
    half = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95")) * mpmath.sqrt(squares) / (mpf(dr) * dc)
    put(f"{case}_kendall", n=n, n_missing=0, tau_b=tau, tau_c=F(twice_s * k, n * n * (k - 1)), z=z,
        p=tail(two_sided(z)), ci_low=max(mpf(-1), tau - half), ci_high=min(mpf(1), tau + half))


with open("test/fixtures/ranks_large.sql", "w", encoding="ascii") as out:
    out.write(f"-- Made by test/oracle/ranks_large.py with mpmath {mpmath.__version__}\n")
    out.write("CREATE TEMP TABLE large (name text, y int, g int, n bigint);\nCOPY large FROM stdin;\n")
    for case, table in TABLES.items():
        for function in (groups, signed_rank, spearman, kendall):
            function(case, table)
        for i, row in enumerate(table):
            for j, t in enumerate(row):
                if t:
                    out.write(f"{case}\t{i + 1}\t{j + 1}\t{t}\n")
    out.write("\\.\nCREATE TEMP TABLE want (name text PRIMARY KEY, value text);\nCOPY want FROM stdin;\n")
    for name, value in want:
        out.write(f"{name}\t{value}\n")
    out.write("\\.\n")
