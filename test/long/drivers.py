"""drivers.py DRIVER FOLDER: the queries in FOLDER/*.sql as BI tools ask them, by a driver of theirs; each result to stdout

DRIVER is psycopg2 (a server-side cursor, and parameters), sqlalchemy (Superset's way) or odbc (by cursors, and
parameters).  A line is the query's name and a row's fields, between tabs."""

import glob
import os
import sys

CHOSEN = "Trondheim"


def by_psycopg2():
    import psycopg2

    connection = psycopg2.connect("")

    def ask(query, parameters=None):
        with connection.cursor(name="portal") as cursor:
            cursor.itersize = 50
            cursor.execute(query, parameters)
            return list(cursor)

    return ask, "%s"


def by_sqlalchemy():
    import sqlalchemy

    engine = sqlalchemy.create_engine("postgresql+psycopg2://")

    def ask(query, parameters=None):
        with engine.connect() as connection:
            bound = {"chosen": parameters[0]} if parameters else {}
            return [tuple(row) for row in connection.execute(sqlalchemy.text(query), bound)]

    return ask, ":chosen"


def by_odbc():
    import pyodbc

    name = "PostgreSQL Unicode"
    options = "UseDeclareFetch=1;Fetch=50;BoolsAsChar=0"
    server, port, database, user = (os.environ[key] for key in ("PGHOST", "PGPORT", "PGDATABASE", "PGUSER"))
    connection = pyodbc.connect(
        f"Driver={{{name}}};Servername={server};Port={port};Database={database};Username={user};{options}"
    )

    def ask(query, parameters=None):
        return [tuple(row) for row in connection.cursor().execute(query, parameters or ())]

    return ask, "?"


def show(name, rows):
    for row in rows:
        print(name, *("" if value is None else value for value in row), sep="\t")


ask, mark = {"psycopg2": by_psycopg2, "sqlalchemy": by_sqlalchemy, "odbc": by_odbc}[sys.argv[1]]()
for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.sql"))):
    with open(path, encoding="utf8") as file:
        query = file.read().rstrip().rstrip(";")
    wrapped = f'SELECT * FROM ({query}\n) AS "virtual table"'
    name = os.path.basename(path)
    show(name, ask(f"{wrapped} LIMIT 100000"))
    for _ in range(7):
        rows = ask(f"{wrapped} WHERE unit = {mark}", (CHOSEN,))
    show(f"{name} of {CHOSEN}", rows)
