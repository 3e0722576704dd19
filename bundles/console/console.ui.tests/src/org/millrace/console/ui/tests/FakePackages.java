package org.millrace.console.ui.tests;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.millrace.management.FileEntry;

/** The files that are live in the apps of a fake agent, and packages that may become so. */
final class FakePackages {
  private final Map<String, Map<String, byte[]>> live = new ConcurrentHashMap<>();
  private final Map<String, Map<String, byte[]>> arrived = new ConcurrentHashMap<>();
  private final Map<String, Long> claimed = new ConcurrentHashMap<>();

  FakePackages with(String app, String path, String text) {
    return with(app, path, text.getBytes(StandardCharsets.UTF_8));
  }

  FakePackages with(String app, String path, byte[] content) {
    live.computeIfAbsent(app, key -> new TreeMap<>()).put(path, content);
    return this;
  }

  /** The list says this size of the file, whatever it is. */
  void claim(String path, long size) {
    claimed.put(path, size);
  }

  void delete(String app, String path) {
    live.get(app).remove(path);
  }

  /** The text that is live; null when there is no such file. */
  String text(String app, String path) {
    byte[] content = live.getOrDefault(app, Map.of()).get(path);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  void list(HttpExchange exchange, Matcher path) throws IOException {
    Map<String, byte[]> files = live.get(path.group(1));
    if (files == null) {
      Replies.problem(exchange, 404, "Nothing was deployed to " + path.group(1) + " yet.");
      return;
    }
    List<FileEntry> entries =
        files.entrySet().stream()
            .map(file ->
                new FileEntry(
                    file.getKey(),
                    claimed.getOrDefault(file.getKey(), (long) file.getValue().length),
                    checksum(file.getValue())))
            .toList();
    Replies.json(exchange, 200, entries);
  }

  private static String checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return "%08x".formatted(crc.getValue());
  }

  void file(HttpExchange exchange, Matcher path) throws IOException {
    byte[] content = live.getOrDefault(path.group(1), Map.of()).get(path.group(2));
    if (content == null) {
      Replies.problem(exchange, 404, "The active package has no file '" + path.group(2) + "'.");
    } else {
      Replies.send(exchange, 200, "application/octet-stream", content);
    }
  }

  void download(HttpExchange exchange, Matcher path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : live.get(path.group(1)).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    Replies.send(exchange, 200, "application/zip", bytes.toByteArray());
  }

  /** Holds what may be no zip at all: most tests do not care. */
  void arrive(String app, byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    arrived.put(app, files);
  }

  void goLive(String app) {
    Map<String, byte[]> files = arrived.remove(app);
    if (files != null) {
      live.put(app, files);
    }
  }
}
