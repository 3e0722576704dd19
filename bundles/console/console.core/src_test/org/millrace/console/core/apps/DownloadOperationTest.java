package org.millrace.console.core.apps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.SavedFile;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Problem;
import org.millrace.model.AppName;

@Timeout(30)
final class DownloadOperationTest {
  private static final String PACKAGE = "GET /api/v1/apps/orders/package";

  @TempDir Path folder;
  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private Path zip() {
    return folder.resolve("orders.zip");
  }

  private DownloadOperation download(boolean replaces) {
    return new DownloadOperation(
        installation, new AppName("orders"), new SavedFile(zip(), replaces));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void serve(byte[] content) {
    agent.route(
        PACKAGE, exchange -> ScriptedAgent.send(exchange, 200, "application/zip", content));
  }

  @Test
  void the_package_is_saved_whole_and_nothing_else_is_left() throws Exception {
    byte[] content = new byte[300_000];
    content[299_999] = 7;
    serve(content);

    download(false).run(SubMonitor.convert(null));

    assertArrayEquals(content, Files.readAllBytes(zip()));
    assertEquals(List.of("orders.zip"), files());
  }

  @Test
  void a_refusal_is_told_in_the_agents_words_and_leaves_no_file() throws Exception {
    agent.route(
        PACKAGE,
        exchange -> ScriptedAgent.json(exchange, 404, new Problem(404, "No", "Nothing deployed.")));

    CoreException refused =
        assertThrows(
            CoreException.class, () -> download(false).run(SubMonitor.convert(null)));

    assertEquals("Nothing deployed.", refused.getMessage());
    assertEquals(List.of(), files());
  }

  @Test
  void what_breaks_off_in_the_middle_leaves_the_file_of_before() throws Exception {
    Files.writeString(zip(), "before");
    agent.route(
        PACKAGE,
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.close();
        });

    assertThrows(CoreException.class, () -> download(true).run(SubMonitor.convert(null)));

    assertEquals("before", Files.readString(zip()));
    assertEquals(List.of("orders.zip"), files());
  }

  @Test
  void cancelling_in_the_middle_leaves_no_half_file() throws Exception {
    CountDownLatch halfway = new CountDownLatch(1);
    agent.route(
        PACKAGE,
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.getResponseBody().flush();
          halfway.countDown();
        });
    DownloadOperation download = download(false);
    Thread.ofVirtual()
        .start(() -> {
          try {
            halfway.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          download.cancel();
        });

    assertThrows(OperationCanceledException.class, () -> download.run(SubMonitor.convert(null)));

    assertEquals(List.of(), files());
  }

  @Test
  void a_file_that_is_there_is_only_replaced_by_those_who_mean_it() throws Exception {
    serve(new byte[] {1, 2});
    Files.writeString(zip(), "before");

    CoreException there =
        assertThrows(
            CoreException.class, () -> download(false).run(SubMonitor.convert(null)));
    assertTrue(SavedFile.isThere(there.getStatus()));
    assertEquals("before", Files.readString(zip()));

    download(true).run(SubMonitor.convert(null));
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(zip()));
  }

  @Test
  void a_folder_that_is_not_there_is_said() {
    serve(new byte[] {1, 2});
    Path nowhere = folder.resolve("nowhere").resolve("orders.zip");

    CoreException refused =
        assertThrows(
            CoreException.class,
            () ->
                new DownloadOperation(
                        installation, new AppName("orders"), new SavedFile(nowhere, false))
                    .run(SubMonitor.convert(null)));

    assertEquals(
        nowhere + " cannot be saved: its folder is not there. Choose another place.",
        refused.getMessage());
    assertFalse(SavedFile.isThere(refused.getStatus()));
  }
}
