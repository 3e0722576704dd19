package org.millrace.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The load tool: as many callers as connections, each calls again when it was answered. */
final class Wrk {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path report;
  private final int connections;
  private final int seconds;

  Wrk(Path folder, int connections, int seconds) throws IOException {
    this.report = folder.resolve("wrk.lua");
    this.connections = connections;
    this.seconds = seconds;
    try (InputStream script = Wrk.class.getResourceAsStream("wrk.lua")) {
      Files.copy(script, report, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** As it would be typed; the script only writes what was seen. */
  String command(String url) {
    return String.join(" ", words(url)).replace(report.toString(), report.getFileName().toString());
  }

  private List<String> words(String url) {
    return List.of(
        "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-s", report.toString(), url);
  }

  Sample run(String url) throws InterruptedException {
    try {
      Process wrk = new ProcessBuilder(words(url)).redirectErrorStream(true).start();
      wrk.getOutputStream().close();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (wrk.waitFor() != 0) {
        throw new IOException(command(url) + " ended with " + wrk.exitValue() + ": " + said);
      }
      return JSON.readValue(said.strip().lines().reduce("", (above, line) -> line), Sample.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
