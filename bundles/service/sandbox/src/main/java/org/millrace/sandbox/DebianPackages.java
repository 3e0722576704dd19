package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages that this machine has installed, as dpkg knows them. */
final class DebianPackages {
  private static final Path QUERY = Path.of("/usr/bin/dpkg-query");
  private static final int LIMIT_SECONDS = 30;

  private final List<String> names;

  DebianPackages(String... names) {
    this.names = List.of(names);
  }

  /** One line a package: name, architecture, version. */
  String versions() throws IOException {
    return query("-W", "-f=${Package} ${Architecture} ${Version} ${db:Status-Status}\n");
  }

  /** Every file and folder they brought. */
  List<Path> files() throws IOException {
    return Arrays.stream(query("-L").split("\n"))
        .filter(line -> line.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  private String query(String... options) throws IOException {
    if (!Files.isExecutable(QUERY)) {
      throw new IOException("this machine has no dpkg");
    }
    List<String> command = new ArrayList<>(List.of(QUERY.toString()));
    command.addAll(List.of(options));
    command.addAll(names);
    Path output = Files.createTempFile("millrace-packages", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).start();
      requireSuccess(process);
      return Files.readString(output, UTF_8);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private void requireSuccess(Process process) throws IOException {
    String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8).strip();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("dpkg-query does not end");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while dpkg-query ran", hurry);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(complaint.isEmpty() ? "dpkg-query failed" : complaint);
    }
  }
}
