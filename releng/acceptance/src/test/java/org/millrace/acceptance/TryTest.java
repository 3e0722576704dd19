package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code millrace try} ends. */
class TryTest {
  @TempDir Path folder;

  private LiveCommand start(String... more) throws IOException {
    return start(Map.of(), more);
  }

  private LiveCommand start(Map<String, String> environment, String... more) throws IOException {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"try", "--data", folder.resolve("data").toString(), "--port-base", "0"},
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return LiveCommand.start(folder.resolve("try"), environment, words);
  }

  @Test
  void a_stop_that_was_asked_for_is_no_failure() throws Exception {
    try (LiveCommand tried = start("--json")) {
      tried.await("the ready line", () -> tried.out().contains("\"ready\":true"));
      assertEquals(0, tried.stop(), tried.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Deployment 1 of hello: queued"})
  void a_stop_while_it_starts_is_no_failure_either(String meanwhile) throws Exception {
    try (LiveCommand tried = start()) {
      Path socket = folder.resolve("data/run/control.sock");
      tried.await("the start", () -> Files.exists(socket) && tried.err().contains(meanwhile));
      assertEquals(0, tried.stop(), tried.toString());
      assertNoStackTrace(tried);
    }
  }

  @Test
  void a_sample_that_is_no_app_is_refused() throws Exception {
    Path zip = folder.resolve("page.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream content = new ZipOutputStream(out)) {
      content.putNextEntry(new ZipEntry("index.html"));
    }
    try (LiveCommand tried = start("--sample", zip.toString())) {
      assertEquals(1, tried.exit(), tried.toString());
      assertTrue(tried.err().contains("host.json"), tried.err());
      assertNoStackTrace(tried);
    }
  }

  @Test
  void a_sample_that_is_not_there_is_named() throws Exception {
    Path zip = folder.resolve("nothing.zip");
    try (LiveCommand tried = start("--sample", zip.toString())) {
      assertEquals(1, tried.exit(), tried.toString());
      assertTrue(tried.err().contains("There is no " + zip), tried.err());
    }
  }

  @Test
  void a_sample_that_cannot_be_loaded_fails() throws Exception {
    Path zip = House.app(folder.resolve("broken.zip"), "anonymous", "this is no script");
    try (LiveCommand tried = start("--sample", zip.toString())) {
      assertEquals(1, tried.exit(), tried.toString());
      assertTrue(tried.err().contains("failed"), tried.err());
      assertNoStackTrace(tried);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void it_ends_as_its_console_does(int code) throws Exception {
    try (LiveCommand tried = start("--console", console("exit " + code).toString())) {
      assertEquals(code == 0 ? 0 : 1, tried.exit(), tried.toString());
    }
  }

  @Test
  void with_tls_the_console_is_told_whom_to_trust() throws Exception {
    Path seen = folder.resolve("seen");
    Path console = console("printf %s \"$MILLRACE_AGENT\" >" + seen);
    try (LiveCommand tried = start(Map.of("MILLRACE_TLS", "on"), "--console", console.toString())) {
      assertEquals(0, tried.exit(), tried.toString());
      String line = Files.readString(seen);
      assertTrue(
          line.matches("millrace://localhost:[0-9]+/connect\\?fingerprint=[0-9a-f]{64}#.+"), line);
    }
  }

  @Test
  void it_takes_its_console_along() throws Exception {
    Path pid = folder.resolve("pid");
    Path console =
        console("echo $$ >" + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 600");
    try (LiveCommand tried = start("--console", console.toString())) {
      tried.await("the console", () -> Files.exists(pid));
      assertEquals(0, tried.stop(), tried.toString());
      long process = Long.parseLong(Files.readString(pid).strip());
      assertFalse(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
    }
  }

  private Path console(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("console"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static void assertNoStackTrace(LiveCommand command) {
    assertFalse(command.err().contains("\tat "), command.err());
  }
}
