package org.millrace.store.sql;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that writes a lease and has the file open until its standard input ends. */
final class FileHolder {
  private FileHolder() {}

  public static void main(String[] args) throws IOException {
    try (Database database = Database.open(DatabaseConfig.embedded(Path.of(args[0])))) {
      database.transact(transaction ->
          transaction.update(
              """
              INSERT INTO lease (name, owner, token, until_us) VALUES ('held', 'holder', 7, 0)
              """));
      System.out.print("open");
      System.out.flush();
      System.in.readAllBytes();
    }
  }
}
