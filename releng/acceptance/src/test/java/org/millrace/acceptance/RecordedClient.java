package org.millrace.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.millrace.publish.recorded.Recorded;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

/** A recorded client that brings a package of ours, with a credential of ours, in its own words. */
final class RecordedClient implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final WireClient wire;
  private final Recorded run;
  private final UnaryOperator<String> signature;

  /**
   * @param signature makes a recorded {@code Authorization} one that is known here
   */
  RecordedClient(InetSocketAddress endpoint, Recorded run, UnaryOperator<String> signature)
      throws IOException {
    this.wire = WireClient.to(endpoint);
    this.run = run;
    this.signature = signature;
  }

  /** What it was answered when it brought the package; with all else it must be content. */
  WireAnswer bring(byte[] zip) throws IOException {
    WireAnswer last = null;
    for (Recorded.Request request : run.requests()) {
      if (request.isUpload()) {
        last = send(with(request, zip));
      } else if (!request.target().contains("/api/deployments/")) {
        WireAnswer answer = send(request);
        if (answer.status() != request.answeredStatus()) {
          throw new AssertionError(request.target() + " was answered " + answer.head());
        }
      }
    }
    return last;
  }

  /** Asks, as this client polls, at the address that it was given. */
  JsonNode poll(WireAnswer taken) throws IOException {
    Recorded.Request upload =
        run.requests().stream().filter(Recorded.Request::isUpload).toList().getLast();
    String location = taken.header("Location").orElseThrow();
    if (!location.startsWith("http://" + upload.host() + "/")) {
      throw new AssertionError("not where it came from: " + location);
    }
    URI url = URI.create(location);
    return send(upload.asPollOf(url.getRawPath() + "?" + url.getRawQuery())).json();
  }

  private WireAnswer send(Recorded.Request request) throws IOException {
    List<String> head = new ArrayList<>(request.head());
    head.replaceAll(line ->
        isNamed(line, "Authorization") ? "Authorization: " + signature.apply(value(line)) : line);
    return wire.send(head, request.body(), request.chunks());
  }

  private static Recorded.Request with(Recorded.Request request, byte[] zip) throws IOException {
    byte[] body = carrying(request.body(), zip);
    List<String> head = new ArrayList<>(request.head());
    head.replaceAll(
        line -> isNamed(line, "Content-Length") ? "Content-Length: " + body.length : line);
    List<Integer> chunks =
        request.chunks().isEmpty()
            ? List.of()
            : new ArrayList<>(Collections.nCopies(body.length / CHUNK, CHUNK));
    if (!request.chunks().isEmpty()) {
      chunks.add(body.length % CHUNK);
    }
    return new Recorded.Request(request.connection(), head, body, chunks, request.answer());
  }

  /** A body is the zip, or a form that holds it between its first part's head and its end. */
  private static byte[] carrying(byte[] recorded, byte[] zip) throws IOException {
    String text = new String(recorded, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("--")) {
      return zip;
    }
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(recorded, 0, text.indexOf("PK\u0003\u0004"));
    form.write(zip);
    form.write(text.substring(text.lastIndexOf("\r\n--")).getBytes(StandardCharsets.ISO_8859_1));
    return form.toByteArray();
  }

  private static boolean isNamed(String line, String header) {
    return line.regionMatches(true, 0, header + ":", 0, header.length() + 1);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
