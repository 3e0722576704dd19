package org.millrace.console.core.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.millrace.model.PackageContents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A zip that passed the check, ready to be sent.
 *
 * @param name what the person dropped or chose, without its folder
 * @param temporary whether the zip was made here in a folder of its own; both are deleted by {@link
 *     #close}
 */
public record PreparedPackage(String name, Path zip, boolean temporary, PackageContents contents)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedPackage.class);

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.deleteIfExists(zip);
      Files.deleteIfExists(zip.getParent());
    } catch (IOException inUse) {
      LOG.warn("{} could not be deleted: {}", zip, inUse.getMessage());
    }
  }
}
