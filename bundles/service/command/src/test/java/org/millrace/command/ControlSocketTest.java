package org.millrace.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
  @TempDir Path data;

  @Test
  void the_data_folder_alone_leads_to_its_agent() throws Exception {
    try (ServerSocketChannel agent = listen()) {
      CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> answer(agent, "[]"));

      Ran ran =
          Ran.millrace(
              Map.of("MILLRACE_DATA", data.toString()), data, "", "apps", "list", "--json");

      assertEquals(0, ran.exit(), ran.err());
      assertEquals("[]\n", ran.out());
      assertTrue(request.get().startsWith("GET /api/v1/apps HTTP/1.1\r\n"), request.get());
      assertTrue(!request.get().contains("Authorization"), request.get());
    }
  }

  @Test
  void a_socket_that_nobody_listens_to_is_told_in_a_sentence() throws IOException {
    listen().close();

    Ran ran = Ran.millrace(Map.of(), data, "", "apps", "list", "--data", data.toString());

    assertEquals(1, ran.exit());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("millrace agent run"), ran.err());
  }

  private ServerSocketChannel listen() throws IOException {
    Path socket = ControlSocket.in(data);
    Files.createDirectories(socket.getParent());
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return server.bind(UnixDomainSocketAddress.of(socket));
  }

  private static String answer(ServerSocketChannel server, String json) {
    try (SocketChannel client = server.accept()) {
      StringBuilder request = new StringBuilder();
      ByteBuffer buffer = ByteBuffer.allocate(4096);
      while (!request.toString().endsWith("\r\n\r\n") && client.read(buffer) >= 0) {
        request.append(StandardCharsets.US_ASCII.decode(buffer.flip()));
        buffer.clear();
      }
      String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
      client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
      return request.toString();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
