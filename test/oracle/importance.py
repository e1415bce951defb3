# Prints what each group adds last to R^2 in the nearly collinear case of sql/84_importance.sql, in 60 digits.
# From the top folder: python3 test/oracle/importance.py
#
# The rows are those of PostgreSQL's double precision: x2 is rounded to a double before anything is computed of it.
import math
from mpmath import lu_solve, matrix, mp, mpf

mp.dps = 60
rows = []
for i in range(1, 301):
    x1 = math.sin(i)
    x2 = math.sin(i) + 1e-8 * math.cos(3.0 * i)
    x3 = math.cos(5.0 * i + .3) + .2 * math.sin(i)
    rows.append([mpf(x1), mpf(x2), mpf(x3), mpf(math.cos(3.0 * i) + .5 * math.sin(i) + math.sin(11.0 * i))])


def r2(columns):
    means = [sum(row[j] for row in rows) / len(rows) for j in range(4)]
    x = [[row[j] - means[j] for row in rows] for j in columns]
    y = [row[3] - means[3] for row in rows]
    dot = lambda a, b: sum(p * q for p, q in zip(a, b))
    b = lu_solve(matrix([[dot(a, c) for c in x] for a in x]), matrix([dot(a, y) for a in x]))
    return sum(b[k] * dot(x[k], y) for k in range(len(x))) / dot(y, y)


whole = r2([0, 1, 2])
print("x1,x2", mp.nstr(whole - r2([2]), 17))
print("x3", mp.nstr(whole - r2([0, 1]), 17))
