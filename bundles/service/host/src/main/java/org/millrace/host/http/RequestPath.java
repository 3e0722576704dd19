package org.millrace.host.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request's path, decoded, with dot segments resolved, cut into segments. A slash at the end
 * makes no segment, a double slash makes an empty one, which matches nothing but a catch-all.
 */
final class RequestPath {
  private final String text;
  private final int[] starts;
  private final int count;

  private RequestPath(String text, int[] starts, int count) {
    this.text = text;
    this.starts = starts;
    this.count = count;
  }

  static RequestPath of(String encoded) {
    String path = PercentCode.path(encoded);
    if (path.contains("/.")) {
      path = withoutDots(path);
    }
    int[] starts = new int[8];
    int count = 0;
    int start = path.startsWith("/") ? 1 : 0;
    while (start < path.length()) {
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count++] = start;
      int slash = path.indexOf('/', start);
      start = (slash < 0 ? path.length() : slash) + 1;
    }
    starts[count] = start;
    return new RequestPath(path, starts, count);
  }

  int count() {
    return count;
  }

  String segment(int index) {
    return text.substring(starts[index], end(index));
  }

  boolean segmentEquals(int index, String literal) {
    return end(index) - starts[index] == literal.length()
        && text.regionMatches(true, starts[index], literal, 0, literal.length());
  }

  boolean isEmpty(int index) {
    return end(index) == starts[index];
  }

  /** Everything from that segment on, slashes included. */
  String rest(int index) {
    return index < count ? text.substring(starts[index]) : "";
  }

  private int end(int index) {
    return Math.min(starts[index + 1] - 1, text.length());
  }

  private static String withoutDots(String path) {
    List<String> kept = new ArrayList<>();
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      switch (segments[i]) {
        case "." -> keepSlash(kept, last);
        case ".." -> {
          if (!kept.isEmpty()) {
            kept.removeLast();
          }
          keepSlash(kept, last);
        }
        default -> kept.add(segments[i]);
      }
    }
    return "/" + String.join("/", kept);
  }

  private static void keepSlash(List<String> kept, boolean last) {
    if (last) {
      kept.add("");
    }
  }
}
