package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks every SQL text of this bundle. SQL stands in text blocks and nowhere else, keywords in
 * upper case, names in lower case; so what is not in the common subset shows as an unknown word.
 */
class SqlWalkTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final int MOST_PARAMETERS = 2_000;

  /** Statements that only one product understands; everything else must run on all. */
  private static final Set<String> DIALECTS = Set.of("H2Dialect.java", "SqlServerDialect.java");

  private static final Set<String> QUERY_WORDS =
      words(
          """
          SELECT TOP FROM WHERE AND OR NOT IN IS NULL EXISTS LIKE ORDER BY DESC GROUP AS JOIN LEFT ON
          INSERT INTO VALUES UPDATE SET DELETE CASE WHEN THEN ELSE END COALESCE MAX MIN SUM LOCK_TIMEOUT
          """);

  private static final Set<String> TABLE_WORDS =
      words(
          """
          CREATE TABLE INDEX ON NOT NULL CONSTRAINT PRIMARY KEY UNIQUE FOREIGN REFERENCES DELETE
          CASCADE IDENTITY INT BIGINT BIT NVARCHAR VARBINARY MAX INSERT INTO VALUES
          ALTER ADD COLUMN DROP DEFAULT CHECK
          """);

  private static final Pattern TEXT_BLOCK =
      Pattern.compile("\"\"\"\\s*\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern ALIAS =
      Pattern.compile("\\bAS ([a-z_]+)|\\b(?:FROM|JOIN) [a-z_]+ ([a-z])\\b");

  private record Sql(String place, String text) {
    String withoutLiterals() {
      return text.replaceAll("--[^\\n]*", " ").replaceAll("'[^']*'", " ");
    }

    List<String> words() {
      return WORD.matcher(withoutLiterals()).results().map(MatchResult::group).toList();
    }
  }

  @Test
  void statements_use_only_words_that_every_database_knows() throws IOException {
    Set<String> names = schemaNames();
    Set<String> strange = new TreeSet<>();
    for (Sql sql : statements()) {
      Set<String> aliases = aliases(sql);
      for (String word : sql.words()) {
        boolean known =
            word.equals(word.toUpperCase(Locale.ROOT))
                ? QUERY_WORDS.contains(word)
                : names.contains(word) || aliases.contains(word);
        if (!known) {
          strange.add(sql.place() + ": " + word);
        }
      }
    }
    assertEquals(Set.of(), strange);
  }

  @Test
  void migrations_use_only_words_that_every_database_knows() throws IOException {
    Set<String> strange = new TreeSet<>();
    for (Sql sql : migrations()) {
      for (String word : sql.words()) {
        boolean keyword = !word.equals(word.toLowerCase(Locale.ROOT));
        if (keyword && !TABLE_WORDS.contains(word)) {
          strange.add(sql.place() + ": " + word);
        }
      }
    }
    assertEquals(Set.of(), strange);
  }

  @Test
  void no_statement_has_more_parameters_than_sql_server_takes() throws IOException {
    for (Sql sql : statements()) {
      long parameters = sql.withoutLiterals().chars().filter(c -> c == '?').count();
      assertTrue(parameters <= MOST_PARAMETERS, sql.place());
    }
  }

  @Test
  void sql_stands_in_text_blocks_only() throws IOException {
    Pattern hidden = Pattern.compile("\"\\s*(SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|MERGE)\\b");
    Set<String> places = new TreeSet<>();
    for (Path file : javaFiles()) {
      String outside = TEXT_BLOCK.matcher(Files.readString(file)).replaceAll(" ");
      if (hidden.matcher(outside).find()) {
        places.add(file.getFileName().toString());
      }
    }
    assertEquals(Set.of(), places);
  }

  @Test
  void every_statement_fits_the_tables(@TempDir Path data) throws IOException, SQLException {
    TestDatabase.inFile(data).close();
    String url =
        "jdbc:h2:file:"
            + data.resolve("db/millrace")
            + ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    List<String> refused = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      for (Sql sql : statements()) {
        try (var statement = connection.prepareStatement(sql.text())) {
          statement.getParameterMetaData();
        } catch (SQLException failure) {
          refused.add(sql.place() + ": " + failure.getMessage());
        }
      }
    }
    assertEquals(List.of(), refused);
  }

  private static Set<String> aliases(Sql sql) {
    Set<String> aliases = new HashSet<>();
    ALIAS
        .matcher(sql.text())
        .results()
        .forEach(match -> aliases.add(match.group(1) == null ? match.group(2) : match.group(1)));
    return aliases;
  }

  private static Set<String> schemaNames() throws IOException {
    Set<String> names = new HashSet<>();
    for (Sql sql : migrations()) {
      sql.words().stream()
          .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
          .forEach(names::add);
    }
    return names;
  }

  private static List<Sql> statements() throws IOException {
    List<Sql> statements = new ArrayList<>();
    for (Path file : javaFiles()) {
      String name = file.getFileName().toString();
      if (!DIALECTS.contains(name)) {
        TEXT_BLOCK
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> statements.add(new Sql(name, match.group(1).stripIndent())));
      }
    }
    assertTrue(statements.size() > 50, "the walk finds the statements");
    return statements;
  }

  private static List<Sql> migrations() throws IOException {
    List<Sql> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.sorted().toList()) {
        scripts.add(new Sql(file.getFileName().toString(), Files.readString(file)));
      }
    }
    assertTrue(scripts.size() > 1, "the walk finds the migrations");
    return scripts;
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
