// Drivers URL FOLDER: what drivers.py does, by JDBC: prepared statements, which the server keeps from their fifth run on, and
// rows by a portal, some at a time

import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.util.*;

public class Drivers {
	static final String CHOSEN = "Trondheim";

	static List<String> ask(PreparedStatement statement) throws SQLException {
		List<String> rows = new ArrayList<>();
		statement.setFetchSize(50);
		try (ResultSet result = statement.executeQuery()) {
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= columns; i++)
					row.add(Objects.toString(result.getObject(i), ""));
				rows.add(String.join("\t", row));
			}
		}
		return rows;
	}

	static void show(String name, List<String> rows) {
		for (String row : rows)
			System.out.println(name + "\t" + row);
	}

	public static void main(String[] arguments) throws Exception {
		System.setOut(new java.io.PrintStream(System.out, false, StandardCharsets.UTF_8));
		List<Path> files;
		try (var found = Files.list(Path.of(arguments[1]))) {
			files = found.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
		}
		try (Connection connection = DriverManager.getConnection(arguments[0])) {
			connection.setAutoCommit(false);
			for (Path file : files) {
				String query = Files.readString(file).stripTrailing().replaceAll(";$", "");
				String wrapped = "SELECT * FROM (" + query + "\n) AS \"source\"";
				String name = file.getFileName().toString();
				try (PreparedStatement statement = connection.prepareStatement(wrapped + " LIMIT 100000")) {
					show(name, ask(statement));
				}
				try (PreparedStatement statement = connection.prepareStatement(wrapped + " WHERE unit = ?")) {
					statement.setString(1, CHOSEN);
					List<String> rows = null;
					for (int run = 0; run < 7; run++)
						rows = ask(statement);
					show(name + " of " + CHOSEN, rows);
				}
			}
		}
		System.out.flush();
	}
}
