package org.millrace.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.millrace.model.AppStack;
import org.millrace.model.ConfigurationException;
import org.millrace.model.HostConfiguration;

/** The files at the root of an unpacked app that say how it is run. The app is untrusted. */
final class AppFiles {
  private static final long LARGEST = 1 << 20;
  private static final String RUNTIME = "FUNCTIONS_WORKER_RUNTIME";

  private final Path app;
  private final Map<String, String> settings;

  AppFiles(Path app, Map<String, String> settings) {
    this.app = app;
    this.settings = settings;
  }

  HostConfiguration configuration() throws ConfigurationException, IOException {
    Optional<String> json = text("host.json");
    return HostConfiguration.parse(json.orElse("{}"), settings);
  }

  /** What app_offline.htm says; its presence takes the app offline. */
  Optional<String> offlinePage() throws IOException {
    return text("app_offline.htm");
  }

  /** The setting says it, else the files do. Empty when neither does. */
  String language() throws IOException {
    String setting = settings.getOrDefault(RUNTIME, "").strip();
    return setting.isEmpty() ? AppStack.of(app) : setting.toLowerCase(java.util.Locale.ROOT);
  }

  private Optional<String> text(String name) throws IOException {
    Path file = app.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(name + " is larger than 1 MB.");
    }
    return Optional.of(Files.readString(file));
  }
}
