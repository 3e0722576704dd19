package org.millrace.console.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * Log lines go to files beside the console's settings, not to the terminal it was started from,
 * which belongs to somebody else.
 */
final class ConsoleLog {
  private static final int BYTES = 2 * 1024 * 1024;
  private static final int FILES = 3;

  private ConsoleLog() {}

  static void begin() {
    Logger root = Logger.getLogger("");
    Location place = Platform.getInstanceLocation();
    if (place == null || place.getURL() == null) {
      return;
    }
    try {
      Path folder = Files.createDirectories(Path.of(URIUtil.toURI(place.getURL())).resolve("logs"));
      FileHandler file =
          new FileHandler(folder.resolve("console.%g.log").toString(), BYTES, FILES, true);
      file.setFormatter(new SimpleFormatter());
      for (Handler terminal : root.getHandlers()) {
        root.removeHandler(terminal);
      }
      root.addHandler(file);
    } catch (IOException | URISyntaxException | IllegalArgumentException unwritable) {
      root.log(Level.WARNING, "log lines stay on the terminal", unwritable);
    }
  }
}
