package org.millrace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.millrace.model.PackageRejected.Reason;

/** One pass over a package's content: counts what it really unpacks to, looks at what it means. */
final class PackageReading {
  private static final int LARGEST_JSON = 1 << 20;
  private static final Pattern FUNCTION_JSON = Pattern.compile("([^/]+)/function\\.json");

  private final String name;
  private final PackageLimits limits;
  private final long packed;
  private final PackageStack stack = new PackageStack();
  private final TreeSet<String> functions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> warnings = new ArrayList<>();
  private final byte[] buffer = new byte[64 * 1024];
  private long unpacked;
  private boolean hostJson;

  PackageReading(String name, PackageLimits limits, long packed) {
    this.name = name;
    this.limits = limits;
    this.packed = packed;
  }

  void read(ZipDirectory zip) throws PackageRejected, IOException {
    for (ZipRecord entry : zip.records()) {
      if (entry.isFolder()) {
        continue;
      }
      String file = ZipNames.normal(entry.name());
      try (InputStream content = zip.open(entry)) {
        if (isInteresting(file)) {
          look(file, readSmall(content, file));
        }
        skip(content);
      }
      stack.sawFile(file);
    }
  }

  private static boolean isInteresting(String file) {
    return switch (file) {
      case "host.json", "worker.config.json", "functions.metadata", "local.settings.json" -> true;
      default -> FUNCTION_JSON.matcher(file).matches();
    };
  }

  private byte[] readSmall(InputStream content, String file) throws PackageRejected, IOException {
    byte[] bytes = content.readNBytes(LARGEST_JSON + 1);
    count(bytes.length);
    if (bytes.length > LARGEST_JSON) {
      throw PackageRejected.notTaken(
          Reason.TOO_LARGE, name, file, "its " + file + " is larger than 1 MB");
    }
    return bytes;
  }

  private void skip(InputStream content) throws PackageRejected, IOException {
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      count(read);
    }
  }

  private void count(int bytes) throws PackageRejected {
    unpacked += bytes;
    if (unpacked > limits.unpackedBytes()) {
      throw PackageRejected.notTaken(
          Reason.TOO_LARGE, name, "", "it unpacks to more than " + size(limits.unpackedBytes()));
    }
    if (unpacked > limits.ratioFrom() && unpacked / limits.ratio() > packed) {
      throw PackageRejected.notTaken(
          Reason.TOO_LARGE,
          name,
          "",
          "it unpacks to more than " + limits.ratio() + " times its size");
    }
  }

  private void look(String file, byte[] bytes) throws PackageRejected {
    String text = JsonDocument.text(bytes);
    switch (file) {
      case "host.json" -> lookAtHost(text);
      case "worker.config.json" -> lookAtWorker(text);
      case "functions.metadata" -> lookAtMetadata(text);
      case "local.settings.json" ->
          warnings.add("local.settings.json is left out: settings are not deployed with the code.");
      default -> lookAtFunction(file.substring(0, file.indexOf('/')), text);
    }
  }

  private void lookAtHost(String text) throws PackageRejected {
    hostJson = true;
    try {
      HostConfiguration host = HostConfiguration.parse(text, Map.of());
      if (host.raw().hasNonNull("customHandler")) {
        stack.sawCustomHandler();
      }
    } catch (ConfigurationException broken) {
      throw new PackageRejected(
          Reason.BROKEN_HOST_JSON, "host.json", name + " was not taken: " + broken.getMessage());
    }
  }

  private void lookAtWorker(String text) {
    try {
      ObjectNode root = JsonDocument.readObject(text, "worker.config.json");
      String language = root.path("description").path("language").asText("");
      stack.sawWorkerConfiguration(language.toLowerCase(Locale.ROOT));
    } catch (ConfigurationException broken) {
      warnings.add(broken.getMessage());
    }
  }

  private void lookAtMetadata(String text) {
    try {
      FunctionsMetadataFile.parse(text).forEach(function -> functions.add(function.name()));
    } catch (ConfigurationException broken) {
      warnings.add(broken.getMessage());
    }
  }

  private void lookAtFunction(String function, String text) {
    functions.add(function);
    try {
      FunctionJson json = FunctionJson.parse(function, text);
      stack.sawFunction(json);
      FunctionRules.violation(function, json.bindings()).ifPresent(warnings::add);
    } catch (ConfigurationException broken) {
      warnings.add(broken.getMessage());
    }
  }

  boolean hasHostJson() {
    return hostJson;
  }

  PackageStack stack() {
    return stack;
  }

  PackageContents contents(int entries) {
    return new PackageContents(
        name, entries, packed, unpacked, stack.runtime(), List.copyOf(functions), warnings);
  }

  static String size(long bytes) {
    return bytes % (1L << 30) == 0 ? (bytes >> 30) + " GB" : (bytes >> 20) + " MB";
  }
}
