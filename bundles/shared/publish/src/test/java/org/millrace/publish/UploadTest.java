package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

/** What happens to bodies: good ones, wrong ones, and those that never end. */
class UploadTest {
  private static final String ASYNC = "/api/zipdeploy?isAsync=true";
  private static final long LARGE = 210L << 20;

  @TempDir Path folder;

  private static void assertRefused(int status, String word, Lab lab, WireAnswer answer) {
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().contains(word), answer.body());
    assertEquals(0, lab.agent.packages().size());
    assertEquals(0, lab.uploadsLeft());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "PK", "PKzz", "not a zip at all", "<html>", "\u0000\u0000\u0000"})
  void what_is_no_zip_is_refused(String body) throws IOException {
    try (Lab lab = Lab.open(folder)) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertRefused(400, "not a zip", lab, lab.post(ASYNC, bytes, Lab.ORDERS));
    }
  }

  @Test
  void an_empty_body_is_refused() throws IOException {
    try (Lab lab = Lab.open(folder)) {
      assertRefused(400, "no body", lab, lab.post(ASYNC, new byte[0], Lab.ORDERS));
    }
  }

  @Test
  void a_package_is_never_fetched_from_an_address() throws IOException {
    try (Lab lab = Lab.open(folder)) {
      byte[] order =
          "{\"packageUri\":\"http://10.0.0.1/app.zip\"}".getBytes(StandardCharsets.UTF_8);
      assertRefused(400, "not fetched", lab, lab.exchange("PUT", ASYNC, order, Lab.ORDERS));
    }
  }

  @Test
  void the_zip_in_a_form_is_its_first_file_whatever_stands_before() throws IOException {
    try (Lab lab = Lab.open(folder)) {
      byte[] form = form("name=\"note\"", "hello".getBytes(StandardCharsets.UTF_8));

      assertEquals(202, lab.post(ASYNC, form, Lab.ORDERS).status());
      assertArrayEquals(Lab.zip(), lab.agent.packages().getFirst());
    }
  }

  @Test
  void a_form_without_a_zip_is_refused() throws IOException {
    try (Lab lab = Lab.open(folder)) {
      byte[] text = form("name=\"f\"; filename=\"a.txt\"", new byte[] {'h', 'e', 'l', 'l', 'o'});
      assertRefused(400, "not a zip", lab, lab.post(ASYNC, text, Lab.ORDERS));

      byte[] cut = Arrays.copyOf(text, 60);
      assertRefused(400, "no file", lab, lab.post(ASYNC, cut, Lab.ORDERS));
    }
  }

  /** Two parts: this one, then the zip. */
  private static byte[] form(String firstPart, byte[] content) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(ascii("--b0\r\nContent-Disposition: form-data; " + firstPart + "\r\n\r\n"));
    form.write(content);
    form.write(ascii("\r\n--b0\r\nContent-Disposition: form-data; name=\"file\"; "));
    form.write(ascii("filename=\"app.zip\"\r\nContent-Type: application/zip\r\n\r\n"));
    form.write(Lab.zip());
    form.write(ascii("\r\n--b0--\r\n"));
    return form.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void the_bytes_may_come_one_by_one() throws IOException {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      byte[] zip = Lab.zip();
      List<Integer> ones = java.util.Collections.nCopies(zip.length, 1);
      List<String> head =
          WireClient.head("POST " + ASYNC + " HTTP/1.1", Lab.ORDERS, "Transfer-Encoding: chunked");

      assertEquals(202, client.send(head, zip, ones).status());
      assertArrayEquals(zip, lab.agent.packages().getFirst());
    }
  }

  @Test
  void too_much_is_refused_whether_it_is_announced_or_not() throws IOException {
    try (Lab lab = Lab.limited(folder, 100);
        WireClient client = lab.connect()) {
      assertRefused(413, "larger than", lab, lab.publish(ASYNC, Lab.ORDERS));

      List<String> head =
          WireClient.head("POST " + ASYNC + " HTTP/1.1", Lab.ORDERS, "Transfer-Encoding: chunked");
      byte[] zip = Lab.zip();
      assertRefused(413, "larger than", lab, client.send(head, zip, List.of(zip.length)));
    }
  }

  @Test
  void half_an_upload_is_never_deployed() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      byte[] zip = Lab.zip();
      client.sendHead(uploadHead(Lab.ORDERS, zip.length));
      client.write(Arrays.copyOf(zip, zip.length / 2));
      client.hangUp();

      Lab.Told told = lab.told();
      var brokenOff = assertInstanceOf(PublishOutcome.BrokenOff.class, told.outcome());
      assertEquals(zip.length / 2, brokenOff.bytes());
      assertEquals(0, lab.agent.packages().size());
      assertEquals(0, lab.uploadsLeft());
      assertEquals(202, lab.publish(ASYNC, Lab.ORDERS).status());
    }
  }

  @Test
  void half_an_upload_in_chunks_is_never_deployed() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      client.sendHead(
          WireClient.head("POST " + ASYNC + " HTTP/1.1", Lab.ORDERS, "Transfer-Encoding: chunked"));
      client.write(ascii("4\r\nPK\u0003\u0004\r\n"));
      client.hangUp();

      assertInstanceOf(PublishOutcome.BrokenOff.class, lab.told().outcome());
      assertEquals(0, lab.agent.packages().size());
      assertEquals(0, lab.uploadsLeft());
    }
  }

  @Test
  void a_chunk_with_an_impossible_length_breaks_the_upload_off() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      client.sendHead(
          WireClient.head("POST " + ASYNC + " HTTP/1.1", Lab.ORDERS, "Transfer-Encoding: chunked"));
      client.write(ascii("ffffffff\r\nPK"));

      assertInstanceOf(PublishOutcome.BrokenOff.class, lab.told().outcome());
      assertTrue(client.isClosedByEndpoint());
    }
  }

  @Test
  void a_client_that_falls_silent_is_cut_off() throws Exception {
    try (Lab lab = Lab.impatient(folder, Duration.ofMillis(300));
        WireClient client = lab.connect()) {
      client.sendHead(uploadHead(Lab.ORDERS, 1000));
      client.write(ascii("PK\u0003\u0004"));

      assertInstanceOf(PublishOutcome.BrokenOff.class, lab.told().outcome());
      assertTrue(client.isClosedByEndpoint());
      assertEquals(0, lab.uploadsLeft());
    }
  }

  @Test
  void a_connection_that_never_finishes_its_head_is_closed() throws Exception {
    try (Lab lab = Lab.impatient(folder, Duration.ofMillis(300));
        WireClient client = lab.connect()) {
      client.write(ascii("POST /api/zipdeploy HTTP/1.1\r\nHost:"));

      assertTrue(client.isClosedByEndpoint());
    }
  }

  @Test
  void a_wrong_password_is_answered_before_the_body_and_the_body_read_on() throws IOException {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      byte[] zip = Lab.zip();
      client.sendHead(uploadHead(Lab.basic("$orders", "wrong"), zip.length));
      assertEquals(401, client.answer().status());

      client.write(zip);
      assertEquals(200, client.get("/", Lab.ORDERS).status());
    }
  }

  @Test
  void a_client_that_hangs_after_a_refusal_is_let_go() throws IOException {
    try (Lab lab = Lab.impatient(folder, Duration.ofMillis(300));
        WireClient client = lab.connect()) {
      client.sendHead(uploadHead(Lab.basic("$orders", "wrong"), LARGE));
      client.write(new byte[192 * 1024]);

      assertEquals(401, client.answer().status());
      assertTrue(client.isClosedByEndpoint());
    }
  }

  @Test
  void what_clients_repeat_is_answered_only_after_the_whole_body() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      lab.installations.clear();
      byte[] zip = Lab.zip();
      client.sendHead(uploadHead(Lab.ORDERS, zip.length));
      client.write(Arrays.copyOf(zip, zip.length - 1));
      assertTrue(client.isSilentFor(Duration.ofMillis(300)));

      client.write(new byte[] {zip[zip.length - 1]});
      assertEquals(503, client.answer().status());
    }
  }

  @Test
  void a_large_body_is_refused_without_being_held_in_memory() throws IOException {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      long before = resetPeak();
      client.sendHead(uploadHead(Lab.basic("$orders", "wrong"), LARGE));
      writeLarge(client);

      assertEquals(401, client.answer().status());
      assertTrue(peak() - before < 100L << 20, "memory grew by " + ((peak() - before) >> 20));
      assertEquals(200, client.get("/", Lab.ORDERS).status());
    }
  }

  @Test
  void a_large_package_goes_through_without_being_held_in_memory() throws IOException {
    // The scripted agent does hold it; here it refuses and has read it to its end.
    try (Lab lab = Lab.limited(folder, LARGE - 1);
        WireClient client = lab.connect()) {
      long before = resetPeak();
      client.sendHead(
          WireClient.head("POST " + ASYNC + " HTTP/1.1", Lab.ORDERS, "Transfer-Encoding: chunked"));
      client.write(ascii("4\r\nPK\u0003\u0004\r\n"));
      byte[] megabyte = new byte[1 << 20];
      for (int sent = 0; sent < LARGE >> 20; sent++) {
        client.write(ascii("100000\r\n"));
        client.write(megabyte);
        client.write(ascii("\r\n"));
      }
      client.write(ascii("0\r\n\r\n"));

      assertEquals(413, client.answer().status());
      assertTrue(peak() - before < 100L << 20, "memory grew by " + ((peak() - before) >> 20));
      assertEquals(0, lab.uploadsLeft());
    }
  }

  private static void writeLarge(WireClient client) throws IOException {
    byte[] megabyte = new byte[1 << 20];
    for (int sent = 0; sent < LARGE >> 20; sent++) {
      client.write(megabyte);
    }
  }

  private static long resetPeak() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    return peak();
  }

  private static long peak() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static List<String> uploadHead(String authorization, long length) {
    return WireClient.head(
        "POST " + ASYNC + " HTTP/1.1", authorization, "Content-Length: " + length);
  }

  @Test
  void uploads_left_by_an_endpoint_that_was_killed_are_removed() throws IOException {
    Path uploads = Files.createDirectories(folder.resolve("uploads"));
    Path left = Files.createFile(uploads.resolve("publish-1.upload"));
    Path fresh = Files.createFile(uploads.resolve("publish-2.upload"));
    Path strange = Files.createFile(uploads.resolve("notes.txt"));
    Files.setLastModifiedTime(left, FileTime.from(TestTime.START.minus(Duration.ofHours(7))));
    Files.setLastModifiedTime(fresh, FileTime.from(TestTime.START));

    try (Lab lab = Lab.open(folder)) {
      assertEquals(2, lab.uploadsLeft());
      assertTrue(Files.exists(fresh) && Files.exists(strange));
    }
  }

  @Test
  void two_who_publish_at_once_get_one_deployment_and_one_conflict() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient one = lab.connect();
        WireClient other = lab.connect()) {
      byte[] zip = Lab.zip();
      for (WireClient client : List.of(one, other)) {
        client.sendHead(uploadHead(Lab.ORDERS, zip.length));
        client.write(Arrays.copyOf(zip, zip.length - 1));
      }
      byte[] last = {zip[zip.length - 1]};
      one.write(last);
      other.write(last);

      List<Integer> answers = List.of(one.answer().status(), other.answer().status());
      assertEquals(List.of(202, 409), answers.stream().sorted().toList());
      assertEquals(1, lab.agent.packages().size());
    }
  }

  @Test
  void stopping_cuts_uploads_off_and_deploys_nothing() throws Exception {
    try (Lab lab = Lab.open(folder);
        WireClient client = lab.connect()) {
      client.sendHead(uploadHead(Lab.ORDERS, 1000));
      client.write(ascii("PK\u0003\u0004"));
      lab.received();

      lab.stop();

      assertInstanceOf(PublishOutcome.BrokenOff.class, lab.told().outcome());
      assertTrue(client.isClosedByEndpoint());
      assertEquals(0, lab.agent.packages().size());
      assertEquals(0, lab.uploadsLeft());
    }
  }
}
