#!/usr/bin/python3
"""Makes test/fixtures/nist_anova.sql: the analyses of variance of NIST's Statistical Reference Datasets.

From the top folder: python3 test/oracle/nist_anova.py

Data and certified values: https://www.itl.nist.gov/div898/strd/anova/anova.html. The certified values are those of
the decimals; a double holds 1000000000000.4 only to 1e-4, so what can be asked of a program is the exact result for
the doubles that it was given. That is computed here in rational arithmetic, next to the certified F.
"""
import sys
from fractions import Fraction

AG_WEIGHT = """
107.8681568 107.8681465 107.8681572 107.8681785 107.8681446 107.8681903 107.8681526 107.8681494
107.8681616 107.8681587 107.8681519 107.8681486 107.8681419 107.8681569 107.8681508 107.8681672
107.8681385 107.8681518 107.8681662 107.8681424 107.8681360 107.8681333 107.8681610 107.8681477
107.8681079 107.8681344 107.8681513 107.8681197 107.8681604 107.8681385 107.8681642 107.8681365
107.8681151 107.8681082 107.8681517 107.8681448 107.8681198 107.8681482 107.8681334 107.8681609
107.8681101 107.8681512 107.8681469 107.8681360 107.8681254 107.8681261 107.8681450 107.8681368
""".split()

RESISTIVITY = """
196.3052 196.1240 196.1890 196.2569 196.3403
196.3042 196.3825 196.1669 196.3257 196.0422
196.1303 196.2005 196.2889 196.0343 196.1811
196.2795 196.1748 196.1494 196.1485 195.9885
196.2119 196.1051 196.1850 196.0052 196.2090
""".split()


def simon_lesage(offset, replicates):
    """Simon and Lesage's nine treatments: each begins with its mean, then .1 below and .1 above in turn"""
    tenths = [4, 3, 5, 3, 5, 3, 5, 3, 5]
    return [(i + 1, f"{offset}.{t + (0 if j == 0 else -1 if j % 2 else 1)}")
            for i, t in enumerate(tenths) for j in range(replicates)]


# certified F of the Simon-Lesage sets: 21, 201, 2001 replicates
SETS = {
    "AtmWtAg": ([(1 + i // 24, y) for i, y in enumerate(AG_WEIGHT)], "15.9467335677930"),
    "SiRstv": ([(1 + i // 5, y) for i, y in enumerate(RESISTIVITY)], "1.18046237440255"),
    "SmLs01": (simon_lesage(1, 21), "21.0"),
    "SmLs02": (simon_lesage(1, 201), "201.0"),
    "SmLs03": (simon_lesage(1, 2001), "2001.0"),
    "SmLs04": (simon_lesage(10 ** 6, 21), "21.0"),
    "SmLs05": (simon_lesage(10 ** 6, 201), "201.0"),
    "SmLs06": (simon_lesage(10 ** 6, 2001), "2001.0"),
    "SmLs07": (simon_lesage(10 ** 12, 21), "21.0"),
    "SmLs08": (simon_lesage(10 ** 12, 201), "201.0"),
    "SmLs09": (simon_lesage(10 ** 12, 2001), "2001.0"),
}


def anova(rows, number):
    groups = {}
    for g, y in rows:
        groups.setdefault(g, []).append(number(y))
    n, k = len(rows), len(groups)
    grand = sum(map(sum, groups.values())) / n
    means = {g: sum(ys) / len(ys) for g, ys in groups.items()}
    between = sum(len(ys) * (means[g] - grand) ** 2 for g, ys in groups.items())
    within = sum((y - means[g]) ** 2 for g, ys in groups.items() for y in ys)
    return between, within, between / (k - 1) / (within / (n - k)), between / (between + within)


with open("test/fixtures/nist_anova.sql", "w") as out:
    out.write(f"-- Made by test/oracle/nist_anova.py with Python {sys.version.split()[0]}\n")
    out.write("CREATE TEMP TABLE nist (name text, treatment int, y float8);\nCOPY nist FROM stdin;\n")
    want = []
    for name, (rows, certified) in SETS.items():
        # the decimals give the certified F: the data is theirs
        assert abs(anova(rows, Fraction)[2] / Fraction(certified) - 1) < Fraction(1, 10 ** 14), name
        for statistic, value in zip(("ss_between", "ss_within", "f", "eta2"),
                                    anova(rows, lambda y: Fraction(float(y)))):
            want.append((name, statistic, float(value)))
        want.append((name, "certified_f", float(certified)))
        if not name.startswith("SmLs"):
            out.writelines(f"{name}\t{g}\t{y}\n" for g, y in rows)
    out.write("\\.\nCREATE TEMP TABLE want (name text, statistic text, value float8);\nCOPY want FROM stdin;\n")
    out.writelines(f"{name}\t{statistic}\t{value!r}\n" for name, statistic, value in want)
    out.write("\\.\n")
