#!/usr/bin/python3
"""Makes test/fixtures/crosstabs.sql: crosstabs of up to 2^53 rows, and exact tests that R's fisher.test() gets wrong.

From the top folder: python3 test/oracle/crosstabs.py
Everything is computed with 50 digits by mpmath or in exact fractions, by formulas that are not those of src/stats.
"""
from fractions import Fraction
from math import comb, factorial

import mpmath
from mpmath import mp, mpf

mp.dps = 50
want = {}
tables = {}


def put(case, **values):
    for name, value in values.items():
        want[f'{case}.{name}'] = value


# ---------------------------------------------------------------- Fisher's test of two by two

def log_density(cells):
    """log of the hypergeometric probability of a table, less a constant"""
    return -sum(mpmath.loggamma(mpf(n) + 1) for n in cells)


class Hypergeometric:
    """The first cell of tables with these totals, from the observed one on; odds: an odds ratio"""

    def __init__(self, a, b, c, d):
        self.cells = (a, b, c, d)
        self.low, self.high = -min(a, d), min(b, c)
        n = a + b + c + d
        self.sd = mpmath.sqrt(mpf(a + b) * (c + d) * (a + c) * (b + d) / mpf(n) ** 2 / (n - 1))
        self.start = log_density(self.cells)

    def moved(self, s):
        a, b, c, d = self.cells
        return (a + s, b - s, c - s, d + s)

    def log_ratio(self, s):
        """log of the probability at distance s over that of the observed table; s may be a fraction"""
        if s < self.low or s > self.high:
            return -mp.inf
        return log_density(self.moved(s)) - self.start

    def total(self):
        a, b, c, d = self.cells
        n = a + b + c + d
        lg = mpmath.loggamma
        log_all = lg(mpf(n) + 1) - lg(mpf(a + b) + 1) - lg(mpf(c + d) + 1) - lg(mpf(a + c) + 1) - lg(mpf(b + d) + 1)
        return mpmath.exp(log_all - self.start)

    def tail(self, s, up, log_odds=mpf(0)):
        """sum of the ratios from s to the end: term by term, or after Euler and Maclaurin where terms are many"""
        step = 1 if up else -1
        if (s > self.high) if up else (s < self.low):
            return mpf(0)
        weight = lambda x: mpmath.exp(self.log_ratio(x) + log_odds * x)
        if self.sd > 2000:
            slope = lambda x: step * (log_odds + sum(sign * mpmath.digamma(n + 1) for sign, n in
                                                     zip((-1, 1, 1, -1), self.moved(x))))
            f, g = weight(s), slope(mpf(s))
            width = 1 / (abs(g) + 1 / self.sd)
            integral = sum(mpmath.quad(lambda y: weight(s + step * y), [k * width, (k + 2) * width])
                           for k in range(0, 90, 2))
            return integral + f / 2 - f * g / 12 + f * g ** 3 / 720
        a, b, c, d = self.moved(s)
        if not up:
            a, b, c, d = b, a, d, c
        odds = mpmath.exp(step * log_odds)
        term = total = weight(s)
        while b > 0 and c > 0 and term > total * mpf(10) ** -45:
            term *= mpf(b) * c / (mpf(a + 1) * (d + 1)) * odds
            a, b, c, d = a + 1, b - 1, c - 1, d + 1
            total += term
        return total

    def boundary(self, up):
        """the first s beyond the top whose probability is at most (1 + 1e-7) times the observed one's"""
        a, b, c, d = self.cells
        n = a + b + c + d
        top = (a + b + 1) * (a + c + 1) // (n + 2) - a
        limit = mpmath.log1p(mpf('1e-7'))
        if self.log_ratio(top) <= limit:
            return None
        end = self.high + 1 if up else self.low - 1
        while abs(end - top) > 1:
            middle = (end + top) // 2
            if self.log_ratio(middle) > limit:
                top = middle
            else:
                end = middle
        return end

    def p(self, alternative):
        if alternative != 'two.sided':
            up = alternative == 'greater'
            if self.log_ratio(1 if up else -1) < 0:
                return self.tail(0, up) / self.total()
            return 1 - self.tail(-1 if up else 1, not up) / self.total()
        low, high = self.boundary(False), self.boundary(True)
        return mpf(1) if low is None else (self.tail(low, False) + self.tail(high, True)) / self.total()

    def odds_ratio(self, tail, up):
        """the one of which this is the upper or the lower tail"""
        a, b, c, d = self.cells
        middle = mpmath.log(mpf(a) * d / (mpf(b) * c))
        se = mpmath.sqrt(sum(1 / mpf(n) for n in self.cells))

        def excess(log_odds):
            up_sum, down_sum = self.tail(1, True, log_odds), self.tail(-1, False, log_odds)
            return (1 + (up_sum if up else down_sum)) / (1 + up_sum + down_sum) - tail

        z = -mpmath.erfinv(2 * tail - 1) * mpmath.sqrt(2)
        guess = middle + (-z if up else z) * se
        return mpmath.exp(mpmath.findroot(excess, (guess - se / 10, guess + se / 10), solver='anderson',
                                          tol=mpf(10) ** -25, verify=False))


def put_two_by_two(name, cells, odds=True):
    tables[name] = [list(cells[:2]), list(cells[2:])]
    h = Hypergeometric(*cells)
    put(f'fisher_{name}', **{f'{a}_p': h.p(r) for a, r in
                            (('two_sided', 'two.sided'), ('less', 'less'), ('greater', 'greater'))})
    if odds:
        put(f'fisher_{name}', ci_low=h.odds_ratio(mpf('0.025'), True), ci_high=h.odds_ratio(mpf('0.025'), False))


# ---------------------------------------------------------------- Fisher's test of larger tables

def fill_column(key, total):
    if len(key) == 1:
        if total <= key[0]:
            yield (total,)
        return
    for x in range(max(0, total - sum(key[1:])), min(key[0], total) + 1):
        for rest in fill_column(key[1:], total - x):
            yield (x,) + rest


def exact_p(table):
    """All tables with these totals, those alike in their row totals that remain and their probability together"""
    if len(table) > len(table[0]):
        table = [list(r) for r in zip(*table)]
    factorials = [factorial(k) for k in range(200)]
    columns = [list(c) for c in zip(*table)]
    columns.sort(key=sum, reverse=True)
    states = {tuple(sorted(map(sum, table), reverse=True)): {1: 1}}
    for column in columns:
        after = {}
        for key, products in states.items():
            arcs = {}
            for x in fill_column(key, sum(column)):
                factor = 1
                for k in x:
                    factor *= factorials[k]
                arc = (tuple(sorted((r - k for r, k in zip(key, x)), reverse=True)), factor)
                arcs[arc] = arcs.get(arc, 0) + 1
            for (child, factor), times in arcs.items():
                to = after.setdefault(child, {})
                for product, count in products.items():
                    to[product * factor] = to.get(product * factor, 0) + count * times
        states = after
    (products,) = states.values()
    observed = 1
    for row in table:
        for k in row:
            observed *= factorials[k]
    # probable at most (1 + 1e-7) times: product of factorials at least that of the observed one / (1 + 1e-7)
    chosen = sum(Fraction(count, product) for product, count in products.items()
                 if product * (10 ** 7 + 1) >= observed * 10 ** 7)
    return chosen / sum(Fraction(count, product) for product, count in products.items())


def put_table(name, table):
    tables[name] = table
    put(f'fisher_{name}', p=exact_p(table))


# ---------------------------------------------------------------- association of many rows

def totals(t):
    return [sum(r) for r in t], [sum(c) for c in zip(*t)], sum(map(sum, t))


def chi2_of(t):
    rows, cols, n = totals(t)
    return sum((Fraction(t[i][j]) - Fraction(rows[i] * cols[j], n)) ** 2 / Fraction(rows[i] * cols[j], n)
               for i in range(len(rows)) for j in range(len(cols)))


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def p_chi2(x, df):
    return mpmath.gammainc(mpf(df) / 2, x / 2, mp.inf, regularized=True)


def p_z(z):
    return mpmath.erfc(abs(z) / mpmath.sqrt(2))


def put_association(name, t):
    rows, cols, n = totals(t)
    df = (len(rows) - 1) * (len(cols) - 1)
    chi2 = real(chi2_of(t))
    lr = 2 * sum(k * (mpmath.log(k) + mpmath.log(n) - mpmath.log(rows[i]) - mpmath.log(cols[j]))
                 for i, r in enumerate(t) for j, k in enumerate(r) if k > 0)
    mean_x = Fraction(sum((i + 1) * r for i, r in enumerate(rows)), n)
    mean_y = Fraction(sum((j + 1) * c for j, c in enumerate(cols)), n)
    sxy = sum(k * (i + 1 - mean_x) * (j + 1 - mean_y) for i, r in enumerate(t) for j, k in enumerate(r))
    sxx = sum(r * (i + 1 - mean_x) ** 2 for i, r in enumerate(rows))
    syy = sum(c * (j + 1 - mean_y) ** 2 for j, c in enumerate(cols))
    linear = real((n - 1) * sxy * sxy / (sxx * syy))
    put(name, chi2=chi2, p=p_chi2(chi2, df), lr_chi2=lr, lr_p=p_chi2(lr, df), linear_chi2=linear,
        linear_p=p_chi2(linear, 1))


def noncentral_tail(chi2, df, ncp):
    """P(X <= chi2) by integrating over the normal part"""
    root = mpmath.sqrt(ncp)
    if df == 1:
        cdf = lambda z: mpmath.ncdf(z)
        return cdf(mpmath.sqrt(chi2) - root) - cdf(-mpmath.sqrt(chi2) - root)
    assert df == 4
    rest = lambda y: mpmath.erf(mpmath.sqrt(y / 2)) - mpmath.sqrt(2 * y / mpmath.pi) * mpmath.exp(-y / 2)
    inner = lambda z: mpmath.npdf(z) * rest(chi2 - (z + root) ** 2)
    top = mpmath.sqrt(chi2) - root
    near = [top - mpf(k) / root for k in (200, 50, 20, 10, 5, 2, 1)] # where the rest's probability falls from 1 to 0
    return mpmath.ncdf(near[0]) + mpmath.quad(inner, near + [top])


def put_v_interval(name, t):
    rows, cols, n = totals(t)
    df = (len(rows) - 1) * (len(cols) - 1)
    k = min(len(rows), len(cols)) - 1
    chi2 = real(chi2_of(t))
    ends = []
    for tail, z in ((mpf('0.975'), -2), (mpf('0.025'), 2)):
        low, high = (chi2 + k * mpmath.sqrt(chi2) for k in (z * 2 - 1, z * 2 + 1))
        assert noncentral_tail(chi2, df, low) > tail > noncentral_tail(chi2, df, high)
        for _ in range(70):
            middle = (low + high) / 2
            if noncentral_tail(chi2, df, middle) > tail:
                low = middle
            else:
                high = middle
        ncp = middle
        ends.append(min(mpf(1), mpmath.sqrt(ncp / (n * k))))
    put(name, v_ci_low=ends[0], v_ci_high=ends[1])


# ---------------------------------------------------------------- measures

def deviation(t, influence):
    """sqrt(variance of a row's influence / n), exactly but for the root"""
    _, _, n = totals(t)
    cells = [(i, j, k) for i, r in enumerate(t) for j, k in enumerate(r) if k > 0]
    mean = sum(k * influence(i, j) for i, j, k in cells) / n
    return mpmath.sqrt(real(sum(k * (influence(i, j) - mean) ** 2 for i, j, k in cells) / n) / n)


def put_ordinal(name, t):
    rows, cols, n = totals(t)
    sign = lambda x: (x > 0) - (x < 0)
    balance = [[Fraction(sum(t[h][k] * sign(h - i) * sign(k - j) for h in range(len(rows)) for k in range(len(cols))), n)
                for j in range(len(cols))] for i in range(len(rows))]
    pairs = [[Fraction(sum(t[h][k] for h in range(len(rows)) for k in range(len(cols)) if h != i and k != j), n)
              for j in range(len(cols))] for i in range(len(rows))]
    average = lambda m: sum(t[i][j] * m[i][j] for i in range(len(rows)) for j in range(len(cols))) / n
    pq, both = average(balance), average(pairs)
    untied_rows = 1 - sum(Fraction(r, n) ** 2 for r in rows)
    untied_cols = 1 - sum(Fraction(c, n) ** 2 for c in cols)
    null = 2 * deviation(t, lambda i, j: balance[i][j])
    gamma_se = 2 * deviation(t, lambda i, j: both * balance[i][j] - pq * pairs[i][j]) / real(both) ** 2
    d_se = 2 * deviation(t, lambda i, j: untied_rows * balance[i][j] - pq * (1 - Fraction(rows[i], n))) / \
        real(untied_rows) ** 2
    z = real(pq) / null
    root = mpmath.sqrt(real(untied_rows * untied_cols))
    put(f'ordinal_{name}', z=z, p=p_z(z), gamma_by_se=real(pq / both) / gamma_se,
        d_column_by_se=real(pq / untied_rows) / d_se, tau_b_by_se_null=real(pq) / root / (null / root))


def put_nominal(name, t):
    rows, cols, n = totals(t)
    df = (len(rows) - 1) * (len(cols) - 1)
    explained = sum(Fraction(k, n) ** 2 / Fraction(rows[i], n) for i, r in enumerate(t) for k in r) - \
        sum(Fraction(c, n) ** 2 for c in cols)
    loss = 1 - sum(Fraction(c, n) ** 2 for c in cols)
    tau = explained / loss
    squares = [sum(Fraction(k, rows[i]) ** 2 for k in r) for i, r in enumerate(t)]
    se = deviation(t, lambda i, j: (2 * Fraction(t[i][j], rows[i]) - squares[i] - 2 * Fraction(cols[j], n) * (1 - tau))
                   / loss)
    put(f'nominal_{name}', tau_p=p_chi2(real((n - 1) * (len(cols) - 1) * tau), df), tau_by_se=real(tau) / se)


def put_kappa(name, t):
    rows, cols, n = totals(t)
    k = len(rows)
    weight = lambda i, j: 1 - Fraction(abs(i - j), k - 1)
    observed = sum(Fraction(t[i][j], n) * weight(i, j) for i in range(k) for j in range(k))
    chance = sum(Fraction(rows[i] * cols[j], n * n) * weight(i, j) for i in range(k) for j in range(k))
    row_mean = [sum(weight(i, j) * Fraction(cols[j], n) for j in range(k)) for i in range(k)]
    col_mean = [sum(weight(i, j) * Fraction(rows[i], n) for i in range(k)) for j in range(k)]
    kappa = (observed - chance) / (1 - chance)
    se = deviation(t, lambda i, j: weight(i, j) * (1 - chance) - (row_mean[i] + col_mean[j]) * (1 - observed)) / \
        real(1 - chance) ** 2
    null = sum(Fraction(rows[i] * cols[j], n * n) * (weight(i, j) - row_mean[i] - col_mean[j]) ** 2
               for i in range(k) for j in range(k)) - chance ** 2
    z = real(kappa) / (mpmath.sqrt(real(null) / n) / real(1 - chance))
    put(f'kappa_{name}', by_se=real(kappa) / se, z=z, p=p_z(z))


def put_all(name, t):
    tables[name] = t
    put_association(name, t)
    put_ordinal(name, t)
    put_nominal(name, t)
    if len(t) == len(t[0]):
        put_kappa(name, t)


# ---------------------------------------------------------------- the cases

put_two_by_two('lopsided', (999999999, 40, 1, 3), odds=False)
put_two_by_two('million', (500000, 500500, 499000, 500700))
put_two_by_two('unlikely', (1300, 700, 700, 1300))
put_two_by_two('most', (2251799850000000, 2251799800000000, 2251799780000000, 2251799800000000))
put_two_by_two('rare', (40, 900000000000, 10, 900000000000))

# 40 and 127 rows: R 4.2.2's fisher.test() says .000676 and .000443, its simulation .090 and .100
put_table('ten', [[0, 2, 0, 0, 1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 2, 0, 0, 0, 0, 0], [2, 0, 0, 0, 1, 0, 0, 0, 1, 0],
                  [0, 0, 0, 0, 0, 1, 0, 0, 2, 0], [0, 1, 0, 1, 0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 0, 1, 0, 0, 0, 1],
                  [0, 0, 1, 2, 2, 0, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0, 1, 2, 2, 2], [0, 1, 0, 0, 0, 0, 1, 0, 0, 1],
                  [0, 0, 0, 1, 2, 0, 1, 0, 0, 0]])
put_table('forty', [[(k * 7 + 3) % 5 // 2 + (k % 9 == 0) for k in range(40)], [(k * 7) % 5 + (k % 4 == 0) for k in range(40)]])
put_table('job', [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]])
put_table('sparse', [[1, 0, 2], [0, 3, 0], [1, 1, 0]])
put_table('gender', [[87, 48, 52, 51, 29], [39, 14, 7, 18, 24]])

# 2^53 rows, hardly associated; a table with empty cells; one that agrees nearly always
put_all('faint', [[900000000000000 + 51234567, 1440000000000000 - 31234567, 1260000000000000 - 21234567],
                  [1350000000000000 - 41234567, 2160000000000000 + 61234567, 1890000000000000 - 11234567]])
put_all('square', [[1000000000000000, 1000000031622776, 1000000000000000],
                   [999999968377224, 1000000000000000, 1000000021622776],
                   [1000000000000000, 999999978377224, 1000000010000000]])
put_all('hollow', [[0, 123456789012, 5], [987654321098, 0, 7], [3, 11, 0]])
put_all('agreed', [[4000000000000000, 3, 1], [5, 1000000000000, 2], [0, 1, 90000]])
put_association('lopsided', tables['lopsided'])
put_v_interval('lopsided', tables['lopsided'])
large = [[123456789, 0, 87654321], [234567891, 1, 198765432], [345678912, 12, 0]]
tables['large'] = large
put_v_interval('large', large)


def as_double(x):
    value = float(real(x))
    return repr(max(value, 2.2250738585072014e-308) if value >= 0 else value)


with open('test/fixtures/crosstabs.sql', 'w') as out:
    out.write('-- Made by test/oracle/crosstabs.py with mpmath, 50 digits, and exact fractions\n')
    out.write('CREATE TEMP TABLE tables (name text, counts bigint[]);\nCOPY tables FROM stdin;\n')
    for name, table in tables.items():
        out.write(name + '\t{' + ','.join('{' + ','.join(map(str, r)) + '}' for r in table) + '}\n')
    out.write('\\.\nCREATE TEMP TABLE want (name text PRIMARY KEY, value text);\nCOPY want FROM stdin;\n')
    for name, value in want.items():
        out.write(f'{name}\t{as_double(value)}\n')
    out.write('\\.\n')
