"""Makes test/fixtures/nist.sql: reference data sets for linear least squares, and their coefficients.

From the top folder: python3 test/oracle/nist.py   (needs mpmath, and R for a second look at Longley's data)

Norris, Longley, Filip and Wampler1 are NIST's Statistical Reference Datasets (StRD, public domain); the certified
values below are NIST's print.  Each is checked here against exact least squares, in rational arithmetic on the decimals
as printed, to the last of NIST's 15 digits, so that neither a datum nor a value can be mistyped.  Longley's data is
compared with R's datasets::longley as well.

'powers' is Filip's problem as a computer meets it, with x^2 .. x^10 rounded to doubles: its reference is exact least
squares on those.

'outlier' is y = 2x + noise with a first row at 1e9, 'collinear' has two predictors that differ by a millionth, and
'shifted' (x and y both at 1e9) and 'far' (x at 1e9, y = 2x, so that the constant lies far outside the data) are
y = 2x + noise, made here: their reference is exact least squares on the doubles that are stored.  Their slopes have p
near 1e-200.
"""
import csv
import io
import random
import subprocess
from fractions import Fraction

from mpmath import betainc, log, mp, mpf, nstr, sqrt

mp.dps = 60

NORRIS = """
0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0
559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1
998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0
10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5
"""

LONGLEY = """
60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962
"""

FILIP = """
0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379 0.8377 -6.661145254
0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569 0.8515 -6.519993057 0.8766 -6.204119983
0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982 0.8913 -5.482672118 0.8959 -5.171791386 0.8971 -4.851705903
0.9021 -4.517126416 0.909 -4.143573228 0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497 0.8872 -5.953504836
0.89 -5.642065153 0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195 0.7675 -8.56735134
0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279 0.7971 -6.920818754
0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495 0.7633 -8.663140179 0.7678 -8.473531488
0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393 0.7796 -7.352812702 0.7897 -7.072065318 0.8131 -6.774174009
0.8498 -6.478861916 0.8741 -6.159517513 0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421 0.8856 -5.910094889
0.8919 -5.598599459 0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426 0.9129 -3.885055584
0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475 0.7703 -8.165388579
0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626 0.8253 -6.691862621 0.8602 -6.392544977
0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832 0.8834 -6.065855188 0.8898 -5.752272167 0.8964 -5.132414673
0.8963 -4.811352704 0.9074 -4.098269308 0.9119 -3.66174277 0.9228 -3.2644011
"""

# NIST's certified estimates and their standard deviations, in the order of the terms; then the residual sd and R squared
CERTIFIED = {
    "norris": ("-0.262323073774029 1.00211681802045", "0.232818234301152 0.429796848199937E-03",
               "0.884796396144373", "0.999993745883712"),
    "longley": ("-3482258.63459582 15.0618722713733 -0.358191792925910E-01 -2.02022980381683 -1.03322686717359"
                " -0.511041056535807E-01 1829.15146461355",
                "890420.383607373 84.9149257747669 0.334910077722432E-01 0.488399681651699 0.214274163161675"
                " 0.226073200069370 455.478499142212", "304.854073561965", "0.995479004577296"),
    "filip": ("-1467.48961422980 -2772.17959193342 -2316.37108160893 -1127.97394098372 -354.478233703349"
              " -75.1242017393757 -10.8753180355343 -1.06221498588947 -0.670191154593408E-01 -0.246781078275479E-02"
              " -0.402962525080404E-04",
              "298.084530995537 559.779865474950 466.477572127796 227.204274477751 71.6478660875927 15.2897178747400"
              " 2.23691159816033 0.221624321934227 0.142363763154724E-01 0.535617408889821E-03 0.896632837373868E-05",
              "0.334801051324544E-02", "0.996727416185620"),
    "wampler1": ("1 1 1 1 1 1", "0 0 0 0 0 0", "0", "1"),
}
TERMS = {
    "norris": ["x"],
    "longley": ["deflator", "gnp", "unemployed", "armed_forces", "population", "year"],
    "filip": ["x"] + ["x%d" % k for k in range(2, 11)],
    "wampler1": ["x"] + ["x%d" % k for k in range(2, 6)],
    "powers": ["x"] + ["x%d" % k for k in range(2, 11)],
    "outlier": ["x"],
    "collinear": ["x", "z"],
    "shifted": ["x"],
    "far": ["x"],
}


def table(text, width):
    values = text.split()
    return [values[i:i + width] for i in range(0, len(values), width)]


def stored(rows):
    """Doubles as literals that read back as the same doubles."""
    return [[repr(v) for v in row] for row in rows]


def line_at(rng, n, x_offset, y_offset):
    rows = []
    for _ in range(n):
        x = round(rng.gauss(50, 10), 3)
        y = 2 * x + rng.gauss(0, 0.9)
        rows.append((y + y_offset, x + x_offset))
    return rows


def nearly_collinear(rng, n):
    rows = []
    for _ in range(n):
        x = round(rng.gauss(50, 10), 3)
        z = x + 1e-6 * rng.gauss(0, 1)
        rows.append((x + z + rng.gauss(0, 0.9), x, z))
    return rows


def solve(a, b):
    """Gauss-Jordan in rational arithmetic: the inverse of a, and a's solution."""
    n = len(a)
    m = [row[:] + [Fraction(i == j) for j in range(n)] + [b[i]] for i, row in enumerate(a)]
    for c in range(n):
        pivot = next(r for r in range(c, n) if m[r][c] != 0)
        m[c], m[pivot] = m[pivot], m[c]
        m[c] = [v / m[c][c] for v in m[c]]
        for r in range(n):
            if r != c and m[r][c] != 0:
                m[r] = [v - m[r][c] * w for v, w in zip(m[r], m[c])]
    return [row[n:2 * n] for row in m], [row[2 * n] for row in m]


def real(q):
    return mpf(q.numerator) / mpf(q.denominator)


def least_squares(y, x):
    """Exact: b, and from it se, ln p of t, residual sd and R squared, to mp.dps digits."""
    n, k = len(y), len(x[0])
    gram = [[sum(row[i] * row[j] for row in x) for j in range(k)] for i in range(k)]
    inverse, b = solve(gram, [sum(row[i] * v for row, v in zip(x, y)) for i in range(k)])
    sse = sum((v - sum(c * w for c, w in zip(b, row))) ** 2 for row, v in zip(x, y))
    mean = sum(y) / n
    sst = sum((v - mean) ** 2 for v in y)
    df = n - k
    see = sqrt(real(sse) / df)
    se = [see * sqrt(real(inverse[i][i])) for i in range(k)]
    ln_p = [None if s == 0 else
            log(betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + (real(c) / s) ** 2), regularized=True))
            for c, s in zip(b, se)]
    # a p below the range of a double is no reference
    ln_p = [None if p is None or p < -700 else p for p in ln_p]
    return [real(c) for c in b], se, ln_p, see, 1 - real(sse / sst)


def design(name, rows):
    """Exact values of y and of the rows of the design matrix: NIST's decimals, or the doubles that are stored."""
    exact = [[Fraction(v if name in CERTIFIED else float(v)) for v in row] for row in rows]
    if name in ("filip", "wampler1"):
        return [r[0] for r in exact], [[r[1] ** k for k in range(len(TERMS[name]) + 1)] for r in exact]
    return [r[0] for r in exact], [[Fraction(1)] + r[1:] for r in exact]


def agree(name, certified, exact):
    """NIST's 15 digits, the last of which may be rounded."""
    want = mpf(certified)
    assert abs(exact - want) <= abs(want) * mpf("1.1e-14") / 2, (name, certified, nstr(exact, 18))


def check_longley():
    out = subprocess.run(["Rscript", "-e", "write.csv(longley)"], capture_output=True, text=True, check=True).stdout
    scale = {"Employed": 1000, "GNP.deflator": 1, "GNP": 1000, "Unemployed": 10, "Armed.Forces": 10,
             "Population": 1000, "Year": 1}
    from_r = [[Fraction(row[c]) * s for c, s in scale.items()] for row in csv.DictReader(io.StringIO(out))]
    assert from_r == [[Fraction(v) for v in row] for row in table(LONGLEY, 7)]


def literal(value):
    return "NULL" if value is None else nstr(value, 17, strip_zeros=True)


def insert(table_name, rows):
    return ["INSERT INTO %s VALUES" % table_name] + [
        "(%s)%s" % (", ".join(row), ";" if i == len(rows) - 1 else ",") for i, row in enumerate(rows)]


def main():
    check_longley()
    rng = random.Random(2012)
    data = {
        "norris": table(NORRIS, 2),
        "longley": table(LONGLEY, 7),
        "filip": table(FILIP, 2),
        "wampler1": [[str(sum(x ** k for k in range(6))), str(x)] for x in range(21)],
        "powers": stored([[float(y)] + [float(x) ** k for k in range(1, 11)] for y, x in table(FILIP, 2)]),
        "outlier": stored([(2.1e9, 1e9)] + line_at(random.Random(1), 149, 0, 0)),
        "collinear": stored(nearly_collinear(random.Random(2), 150)),
        "shifted": stored(line_at(rng, 150, 1e9, 1e9)),
        "far": stored([(2 * x + rng.gauss(0, 0.9), x) for _, x in line_at(rng, 150, 1e9, 0)]),
    }
    out = ["-- made by test/oracle/nist.py; do not edit"]
    terms, fits = [], []
    for name, rows in data.items():
        columns = ["y"] + (TERMS[name] if name in ("longley", "powers", "collinear") else ["x"])
        out += ["CREATE TEMP TABLE %s (%s);" % (name, ", ".join(c + " float8" for c in columns))]
        out += insert(name, rows)
        exact_b, exact_se, ln_p, exact_see, exact_r2 = least_squares(*design(name, rows))
        b, se, see, r2 = exact_b, exact_se, exact_see, exact_r2
        if name in CERTIFIED:
            b, se = CERTIFIED[name][0].split(), CERTIFIED[name][1].split()
            see, r2 = CERTIFIED[name][2:]
            for certified, exact in zip(b + se + [see, r2], exact_b + exact_se + [exact_see, exact_r2]):
                agree(name, certified, exact)
        terms += [["'%s'" % name, "'%s'" % t, str(c) if name in CERTIFIED else literal(c),
                   str(s) if name in CERTIFIED else literal(s), literal(p)]
                  for t, c, s, p in zip(["(constant)"] + TERMS[name], b, se, ln_p)]
        fits += [["'%s'" % name, str(see) if name in CERTIFIED else literal(see),
                  str(r2) if name in CERTIFIED else literal(r2)]]
    out += ["CREATE TEMP TABLE certified (data text, term text, b float8, se float8, ln_p float8);"]
    out += insert("certified", terms)
    out += ["CREATE TEMP TABLE certified_fit (data text, see float8, r2 float8);"] + insert("certified_fit", fits)
    with open("test/fixtures/nist.sql", "w") as f:
        f.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
