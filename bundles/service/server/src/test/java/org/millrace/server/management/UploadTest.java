package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millrace.server.management.ManagementContract.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.DeployRequest;
import org.millrace.model.AppName;

/** What publishing clients do on the wire: cut off, too large, refused in the middle. */
class UploadTest {
  private static final AppName SHOP = new AppName("shop");
  private static final int LARGE = 20_000_000;

  @TempDir Path data;
  private ManagementFixture agent;

  @BeforeEach
  void start() throws IOException {
    agent = new ManagementFixture(data);
    agent.client().createApp(SHOP);
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void an_upload_that_is_cut_off_deploys_nothing_and_leaves_nothing() throws Exception {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + LARGE));
      out.write(ManagementFixture.zipBytes("half"));
      out.write(new byte[100_000]);
      awaitUpload();
    }
    await(() -> uploads().isEmpty());
    assertEquals(List.of(), agent.client().deployments(SHOP));
  }

  @Test
  void what_is_no_zip_is_refused_and_leaves_nothing() throws Exception {
    assertRefused(
        400,
        "What was sent is no zip. Send the zip of the published folder as the body.",
        () ->
            agent
                .client()
                .deploy(
                    SHOP,
                    RequestBody.create("rest of a file".getBytes(StandardCharsets.UTF_8)),
                    DeployRequest.by("bob", "console")));
    assertEquals(List.of(), uploads());
  }

  @Test
  void a_package_over_the_limit_is_refused_by_its_length() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head("Content-Length: 600000000\r\nExpect: 100-continue"));
      String answer = read(socket);
      assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
      assertTrue(answer.contains("The package is larger than 512 MB"), answer);
    }
  }

  @Test
  void a_refusal_waits_for_the_end_of_the_body() throws Exception {
    agent.operations.holdDeployments();
    agent.client().deploy(SHOP, ManagementFixture.zip("first"), DeployRequest.by("bob", "console"));
    for (String token : List.of(agent.token, "wrong")) {
      try (Socket socket = connect()) {
        OutputStream out = socket.getOutputStream();
        out.write(head("Content-Length: " + LARGE + "\r\nConnection: close", token));
        out.write(new byte[] {'P', 'K', 3, 4});
        out.write(new byte[LARGE - 4 - 1]);
        out.flush();
        assertEquals(0, socket.getInputStream().available());
        out.write(0);
        String answer = read(socket);
        assertTrue(
            answer.startsWith(token.equals("wrong") ? "HTTP/1.1 401 " : "HTTP/1.1 409 "), answer);
      }
    }
    assertEquals(List.of(), uploads());
  }

  @Test
  void a_client_that_expects_100_is_refused_before_it_sends() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(head("Content-Length: " + LARGE + "\r\nExpect: 100-continue", "wrong"));
      assertTrue(read(socket).startsWith("HTTP/1.1 401 "));
    }
  }

  @Test
  void a_package_in_chunks_is_taken_too() throws Exception {
    byte[] zip = ManagementFixture.zipBytes("chunked");
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked\r\nConnection: close"));
      out.write((Integer.toHexString(zip.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(zip);
      out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(read(socket).startsWith("HTTP/1.1 202 "));
    }
    assertEquals(1, agent.client().deployments(SHOP).size());
  }

  @Test
  void leftovers_of_an_earlier_life_are_removed_at_the_start(@TempDir Path other)
      throws IOException {
    Files.createDirectories(other.resolve("uploads"));
    Files.writeString(other.resolve("uploads/package-1.zip"), "half");
    try (ManagementFixture restarted = new ManagementFixture(other)) {
      assertFalse(Files.exists(restarted.data.resolve("uploads/package-1.zip")));
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(agent.address.getHostString(), agent.address.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private byte[] head(String headers) {
    return head(headers, agent.token);
  }

  private static byte[] head(String headers, String token) {
    return ("POST /api/v1/apps/shop/deployments?author=bob HTTP/1.1\r\nHost: agent\r\n"
            + "Authorization: Bearer "
            + token
            + "\r\nContent-Type: application/zip\r\n"
            + headers
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String read(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    in.transferTo(answer);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private void awaitUpload() {
    await(() -> !uploads().isEmpty());
  }

  private List<Path> uploads() {
    try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
      return files.toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited 15 s in vain");
      Thread.onSpinWait();
    }
  }
}
