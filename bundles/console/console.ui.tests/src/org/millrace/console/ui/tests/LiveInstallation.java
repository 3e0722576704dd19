package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two real agents on one database. */
final class LiveInstallation implements AutoCloseable {
  private final Program database;
  private final LiveAgent north;
  private final LiveAgent south;

  private LiveInstallation(Program database, LiveAgent north, LiveAgent south) {
    this.database = database;
    this.north = north;
    this.south = south;
  }

  static LiveInstallation start(Path folder) throws IOException {
    Program database = database(folder);
    try {
      String listens = database.line("TCP server running at ");
      String port = listens.replaceFirst(".*://[^:]*:(\\d+) .*", "$1");
      LiveAgent north = agent(folder, "north", port);
      try {
        return new LiveInstallation(database, north, agent(folder, "south", port));
      } catch (AssertionError never) {
        north.close();
        throw never;
      }
    } catch (AssertionError never) {
      database.close();
      throw never;
    }
  }

  private static Program database(Path folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words =
        List.of(
            java.toString(),
            "-cp",
            Built.h2().toString(),
            "org.h2.tools.Server",
            "-tcp",
            "-tcpPort",
            "0",
            "-ifNotExists",
            "-baseDir",
            folder.resolve("db").toString());
    return Program.start(folder.resolve("database.log"), Map.of(), words);
  }

  private static LiveAgent agent(Path folder, String name, String databasePort) throws IOException {
    return LiveAgent.start(
        Files.createDirectory(folder.resolve(name)),
        Map.of(
            "MILLRACE_NAME",
            name,
            "MILLRACE_INSTALLATION",
            "plant",
            "MILLRACE_ISOLATION",
            "process",
            "MILLRACE_DATABASE_URL",
            "jdbc:h2:tcp://127.0.0.1:" + databasePort + "/./millrace",
            "MILLRACE_DATABASE_USER",
            "sa",
            "MILLRACE_INSTALLATION_KEY_FILE",
            folder.resolve("installation.key").toString()));
  }

  LiveAgent north() {
    return north;
  }

  LiveAgent south() {
    return south;
  }

  @Override
  public void close() {
    try (database;
        north) {
      south.close();
    }
  }
}
