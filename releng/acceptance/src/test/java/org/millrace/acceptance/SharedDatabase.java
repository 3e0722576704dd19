package org.millrace.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/** A database that several agents share. */
final class SharedDatabase implements AutoCloseable {
  private final Path folder;
  private final Server server;

  private SharedDatabase(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
  }

  static SharedDatabase start(Path folder) throws Exception {
    String files = folder.resolve("db").toString();
    return new SharedDatabase(
        folder, Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", files).start());
  }

  /** Starts an agent of that name; one that was here before goes on with its data. */
  LiveAgent agent(String name, String... more) throws IOException, InterruptedException {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "NAME=" + name,
                "ISOLATION=process",
                "DATABASE_URL=jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./millrace",
                "DATABASE_USER=sa",
                "INSTALLATION_KEY_FILE=" + folder.resolve("installation.key")));
    settings.addAll(List.of(more));
    return LiveAgent.start(data(name), settings.toArray(String[]::new));
  }

  /** The agent's data folder. */
  Path data(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @Override
  public void close() {
    server.stop();
  }
}
