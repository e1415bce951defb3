# Makes test/unit/noncentral.h: the noncentral t, chi-square and F to 17 digits, by their definitions in mpmath (an integral
# over the scale, sums over Poisson weights), and the studentised range and Dunnett's distribution to 13.
# From the top folder: python3 test/oracle/noncentral.py
import numpy as np
from mpmath import betainc, erfc, exp, gammainc, log, loggamma, mp, mpf, quad, sqrt
from scipy.special import ndtr
from scipy.stats import norm

np.seterr(divide="ignore") # log1p(-1) is what a certain event has

mp.dps = 25


def upper(z):
    return erfc(z / sqrt(2)) / 2


def over_scale(tail, df, top, width):
    """E tail(s), s = sqrt(chi-square(df) / df); top: where the integrand is largest; width: in which the tail changes"""
    const = log(2) + df / 2 * log(df / 2) - loggamma(df / 2)

    def f(u):  # u = log s
        return exp(const + df * u - df * exp(2 * u) / 2) * tail(exp(u))

    sd = 1 / sqrt(2 * df)
    low = -60 / df - 12 * sd
    points = sorted({low, low / 2, low / 4} | {log(top) + k * sd for k in (-8, -4, -2, 0, 2, 4, 8)} |
                    {k * sd for k in (-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8)} |
                    {log(top) + k * width for k in (-12, -8, -4, -2, 0, 2, 4, 8, 12)})
    return quad(f, [p for p in points if p >= low])


def nct(t, df, ncp):
    """P(T > t)"""
    return over_scale(lambda s: upper(t * s - ncp), mpf(df), mpf(max(.05, abs(ncp / t))), 1 / (1 + ncp))


def ncf_of_one(f, df2, ncp):
    """P(F <= f) with one df above, of a parameter for which the other sum is too long: F is t squared"""
    return 1 - nct(sqrt(mpf(f)), df2, sqrt(mpf(ncp)))


def poisson(half, component):
    top = int(half)
    total = mpf(0)
    for step in (1, -1):
        j = top if step == 1 else top - 1
        while j >= 0:
            weight = exp(-half + j * log(half) - loggamma(j + 1))
            if weight < mpf(10) ** -30:
                break
            total += weight * component(j)
            j += step
    return total


def ncchi2(x, df, ncp):
    """P(X <= x)"""
    return poisson(mpf(ncp) / 2, lambda j: gammainc(mpf(df) / 2 + j, 0, mpf(x) / 2, regularized=True))


def ncf(f, df1, df2, ncp):
    """P(F <= f)"""
    x = mpf(f) * df1 / (mpf(f) * df1 + df2)
    return poisson(mpf(ncp) / 2, lambda j: betainc(mpf(df1) / 2 + j, mpf(df2) / 2, 0, x, regularized=True))


# The range and Dunnett's by Gauss-Legendre panels of doubles: two nested integrals of 25 digits would take an hour.
def panels(low, high, n):
    x, w = np.polynomial.legendre.leggauss(24)
    half = (high - low) / n / 2
    middle = low + half * (2 * np.arange(n) + 1)
    return (middle[:, None] + half * x).ravel(), np.tile(half * w, n)


def over_scale_in_doubles(tail, df, top):
    sd = 1 / np.sqrt(2 * df)
    u, w = panels(min(np.log(top), 0) - 40 * sd - 40 / df, max(np.log(top), 0) + 14 * sd, 120)
    logs = np.log(2) + df / 2 * np.log(df / 2) - float(loggamma(df / 2)) + df * u - df * np.exp(2 * u) / 2
    there = logs > -700
    return sum(wi * np.exp(li) * tail(np.exp(ui)) for ui, wi, li in zip(u[there], w[there], logs[there]))


def studentised_range(q, k, df):
    """P(Q > q)"""
    def tail(s):
        z, w = panels(q * s / 2 - 12, q * s / 2 + 12, 30)
        below = ndtr(z)
        return np.sum(w * -k * norm.pdf(z) * below ** (k - 1) *
                      np.expm1((k - 1) * np.log1p(-np.minimum(1, ndtr(z - q * s) / below))))
    return over_scale_in_doubles(tail, df, np.sqrt(df / (df + q ** 2 / 2)))


def dunnett(t, l, df, two_sided):
    """P(some T beyond t)"""
    def tail(s):
        z, w = panels(-abs(t) * s - 12, abs(t) * s + 12, 80)
        none = 0
        for li in l:
            rest = np.sqrt(1 - li ** 2)
            beyond = ndtr((li * z - t * s) / rest) + (ndtr((-li * z - t * s) / rest) if two_sided else 0)
            none = none + np.log1p(-np.minimum(beyond, 1 - 1e-17))
        return np.sum(w * -norm.pdf(z) * np.expm1(none))
    return over_scale_in_doubles(tail, df, np.sqrt(df / (df + t ** 2)))


def rows(name, values):
    print(f"/* {name} */", file=out)
    for row in values:
        print("\t{" + ", ".join(row) + "},", file=out)


def number(x):
    return mp.nstr(mpf(x), 17, strip_zeros=True)


with open("test/unit/noncentral.h", "w") as out:
    print("/* Made by test/oracle/noncentral.py with mpmath and scipy: statistic, df1, df2 or k, parameter, value */", file=out)
    print("typedef struct Noncentral17\n{\n\tchar kind;\n\tdouble x, df1, df2, ncp, value;\n} Noncentral17;\n", file=out)
    print("static const Noncentral17 noncentral[] = {", file=out)
    rows("t: upper tail", [["'t'", number(t), number(df), "0", number(d), number(nct(mpf(t), df, mpf(d)))] for t, df, d in
         [(2, 10, 1), (2, 1, .5), (-1.5, 7.5, .5), (5, 366, 2.5), (40, 50, 37), (60, 5, 60), (100, 1000, 80), (300, 20, 250),
          (8, 30, 0), (-3, 12, 2), (2.5, 200000, 9), (1e5, 1e6, 1e5), (100100, 1e6, 1e5)]])
    rows("chi-square: lower tail", [["'c'", number(x), number(df), "0", number(d), number(ncchi2(x, df, d))] for x, df, d in
         [(5, 3, 2), (17.157, 4, 30), (.5, 1, 8), (400, 20, 300), (11000, 4, 10500), (9, 12, 1e-3)]])
    rows("F: lower tail", [["'f'", number(f), number(a), number(b), number(d), number(ncf(f, a, b, d))] for f, a, b, d in
         [(2, 3, 20, 4), (5.3, 4, 362, 40), (1.2, 11, 1000, 30), (.4, 2, 5, 6), (60, 3, 100, 150), (.05, 1, 3, 1)]] +
         [["'f'", number(f), number(1), number(df), number(d), number(ncf_of_one(f, df, d))] for f, df, d in
          [(2.99e9, 1e6, 3e9), (3.01e9, 1e6, 3e9)]])
    rows("range of df2 groups: upper tail", [["'r'", number(q), number(df), number(k), "0",
         number(studentised_range(q, k, df))] for q, k, df in
         [(3.5, 3, 2), (3.5, 3, 10), (4.2, 5, 362), (1, 4, 30), (6, 20, 5), (12, 3, 40), (25, 6, 1000), (3, 50, 60)]])
    sets = [[".7071067811865476"] * 3, [".3", ".9"], [".99"], [".5", ".6", ".7", ".8", ".95"]]
    rows("Dunnett, the set of l in df2: upper tail, two-sided", [["'d'", number(t), number(df), str(i), "0",
         number(dunnett(t, [float(x) for x in sets[i]], df, True))] for t, i, df in
         [(2.5, 0, 20), (2.2, 1, 3), (3, 2, 12), (1, 3, 100), (9, 3, 60)]])
    rows("and one-sided", [["'g'", number(t), number(df), str(i), "0",
         number(dunnett(t, [float(x) for x in sets[i]], df, False))] for t, i, df in
         [(2.5, 0, 20), (-1, 1, 6), (.3, 3, 40), (15, 0, 200)]])
    print("};\n", file=out)
    print(f"static const double dunnett_l[{len(sets)}][5] = {{", file=out)
    for l in sets:
        print("\t{" + ", ".join(l) + "},", file=out)
    print("};\nstatic const int dunnett_m[] = {" + ", ".join(str(len(l)) for l in sets) + "};", file=out)
