package org.millrace.publish.recorded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/** One connection that sends what it is told byte for byte and hides nothing of the answer. */
public final class WireClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private WireClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public static WireClient to(InetSocketAddress address) throws IOException {
    return new WireClient(new Socket(address.getAddress(), address.getPort()));
  }

  /** With TLS, asking for a host by name as browsers and publish clients do. */
  public static WireClient secure(InetSocketAddress address, String host, SSLSocketFactory sockets)
      throws IOException {
    Socket plain = new Socket(address.getAddress(), address.getPort());
    return new WireClient(sockets.createSocket(plain, host, address.getPort(), true));
  }

  public WireAnswer get(String path, String... headers) throws IOException {
    return send(head("GET " + path + " HTTP/1.1", headers), new byte[0]);
  }

  public WireAnswer send(List<String> head, byte[] body) throws IOException {
    return send(head, body, List.of());
  }

  /**
   * @param chunks sizes in which the body goes out; empty for a body with a length
   */
  public WireAnswer send(List<String> head, byte[] body, List<Integer> chunks) throws IOException {
    sendHead(head);
    List<String> interim = new ArrayList<>();
    if (head.stream().anyMatch(line -> line.equalsIgnoreCase("Expect: 100-continue"))) {
      interim.add(readHead().getFirst());
    }
    sendBody(body, chunks);
    return answer(interim, head.getFirst().startsWith("HEAD "));
  }

  public void sendHead(List<String> head) throws IOException {
    write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  private void sendBody(byte[] body, List<Integer> chunks) throws IOException {
    if (chunks.isEmpty()) {
      write(body);
      return;
    }
    int sent = 0;
    for (int size : chunks) {
      if (size > 0) {
        write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        write(Arrays.copyOfRange(body, sent, sent + size));
        write("\r\n".getBytes(StandardCharsets.US_ASCII));
        sent += size;
      }
    }
    write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  public WireAnswer answer() throws IOException {
    return answer(List.of(), false);
  }

  private WireAnswer answer(List<String> interim, boolean toHead) throws IOException {
    List<String> head = readHead();
    WireAnswer bare = new WireAnswer(interim, head, new byte[0]);
    int length = bare.header("Content-Length").map(Integer::parseInt).orElse(0);
    boolean none = toHead || bare.status() == 204;
    return new WireAnswer(interim, head, none ? new byte[0] : in.readNBytes(length));
  }

  private List<String> readHead() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed by the endpoint after '" + line + "'");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** Whether the endpoint closed the connection; waits for it. */
  public boolean isClosedByEndpoint() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Whether nothing comes for so long. */
  public boolean isSilentFor(Duration length) throws IOException {
    socket.setSoTimeout((int) length.toMillis());
    in.mark(1);
    try {
      in.read();
      in.reset();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Ends our half in an orderly way, as a client that is killed does. */
  public void hangUp() throws IOException {
    socket.shutdownOutput();
  }

  public static List<String> head(String requestLine, String... headers) {
    List<String> head = new ArrayList<>(List.of(requestLine));
    boolean host =
        Arrays.stream(headers)
            .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("host:"));
    if (!host) {
      head.add("Host: localhost:7072");
    }
    head.addAll(Arrays.asList(headers));
    return head;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
