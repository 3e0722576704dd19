package org.millrace.store.sql;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that has the database file open until its standard input ends. */
final class FileHolder {
  private FileHolder() {}

  public static void main(String[] args) throws IOException {
    try (Database database = Database.open(DatabaseConfig.embedded(Path.of(args[0])))) {
      System.out.print(database.product().isEmpty() ? "?" : "open");
      System.out.flush();
      System.in.readAllBytes();
    }
  }
}
