import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Asks what JDBC makes of timeline_v1: a line of name=value for each question. */
public class Before {
    public static void main(String[] arguments) throws SQLException {
        Timestamp edge = Timestamp.valueOf("2017-07-10 00:00:00");
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            ask(connection, "before", "latest < ?", edge);
            ask(connection, "not after", "latest <= ?", edge);
            ask(connection, "on", "earliest = ?", edge);
            ask(connection, "from", "earliest >= ?", edge);
            ask(connection, "before a date", "latest < ?", Date.valueOf("2017-07-10"));
            ask(connection, "before a text", "latest < '2017-07-10 00:00:00.000000'", null);
            types(connection);
        }
    }

    private static void ask(Connection connection, String name, String condition, java.util.Date value)
            throws SQLException {
        String query = "SELECT edtf, latest FROM timeline_v1 WHERE " + condition + " ORDER BY earliest";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (value instanceof Timestamp timestamp) {
                statement.setTimestamp(1, timestamp);
            } else if (value instanceof Date date) {
                statement.setDate(1, date);
            }
            StringBuilder line = new StringBuilder(name + "=");
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    line.append(rows.getString("edtf")).append(" until ").append(rows.getTimestamp("latest")).append(";");
                }
            }
            System.out.println(line);
        }
    }

    private static void types(Connection connection) throws SQLException {
        String query = "SELECT latest, starts_open, source_count, text FROM timeline_v1 ORDER BY earliest";
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            ResultSetMetaData told = rows.getMetaData();
            for (int column = 1; column <= 4; column++) {
                System.out.println("type of " + told.getColumnName(column) + "=" + told.getColumnType(column));
            }
            rows.next();
            System.out.println("open=" + rows.getBoolean("starts_open"));
        }
    }
}
