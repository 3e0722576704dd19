package org.millrace.acceptance;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Machines on which an agent cannot start, and says why. */
final class BadMachines {
  private final Path folder;

  /**
   * @param folder for the data folders of agents that will not start
   */
  BadMachines(Path folder) {
    this.folder = folder;
  }

  List<BadInput> rows() {
    return List.of(
        new BadInput(
            "a data folder that another agent has",
            1,
            "Another agent runs on the data folder …/data. Stop it, or give this one its own folder"
                + " with --data.",
            BadMachines::sameFolder),
        new BadInput(
            "a database that another process has",
            1,
            "The database file …/locked/db/millrace.mv.db is open in another process. Stop the"
                + " agent that uses it, or give this one a DATA folder of its own, or let both use"
                + " one database server by DATABASE_URL.",
            agent -> lockedDatabase()),
        new BadInput(
            "a port that is taken",
            1,
            "Functions cannot be served on 127.0.0.1:…: another program listens there. Free the"
                + " port or set FUNCTIONS_ADDRESS.",
            agent -> takenPort()),
        started(
            "no engine where containers are wanted",
            1,
            "No container engine answers at unix:///nowhere/docker.sock (No such file or directory)."
                + " ISOLATION is docker: start the engine, set DOCKER_HOST to where it answers, or"
                + " set ISOLATION to process.",
            "ISOLATION=docker",
            "DOCKER_HOST=unix:///nowhere/docker.sock"),
        started(
            "a folder with workers that is not there",
            2,
            "WORKERS_DIR names /nowhere/workers, which is not a folder.",
            "WORKERS_DIR=/nowhere/workers"),
        started(
            "a port that is none",
            2,
            "MANAGEMENT_ADDRESS is 'localhost:70000'. Write ADDRESS:PORT with a port from 0 to"
                + " 65535.",
            "MANAGEMENT_ADDRESS=localhost:70000"),
        started(
            "a database of an unknown kind",
            1,
            "The database URL starts with neither jdbc:sqlserver: nor jdbc:h2:. Use SQL Server or"
                + " H2.",
            "DATABASE_URL=jdbc:oracle:thin:@here"));
  }

  private static BadInput.Refusal sameFolder(LiveAgent agent) throws Exception {
    return refusal(LiveAgent.fail(agent.data()));
  }

  private BadInput.Refusal lockedDatabase() throws Exception {
    Path data = folder.resolve("locked");
    Files.createDirectories(data.resolve("db"));
    try (FileChannel file =
            FileChannel.open(
                data.resolve("db/millrace.mv.db"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      return refusal(LiveAgent.fail(data));
    }
  }

  private BadInput.Refusal takenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return refusal(
          LiveAgent.fail(
              folder.resolve("port"), "FUNCTIONS_ADDRESS=127.0.0.1:" + taken.getLocalPort()));
    }
  }

  private BadInput started(String what, int code, String sentence, String... settings) {
    return new BadInput(
        what, code, sentence, agent -> refusal(LiveAgent.fail(folder.resolve("none"), settings)));
  }

  /** What stands last on standard error; log lines of the start may stand above. */
  private static BadInput.Refusal refusal(LiveAgent.Said said) {
    return new BadInput.Refusal(said.exit(), said.err().lines().reduce("", (above, line) -> line));
  }
}
