package org.millrace.console.core.edit;

import java.io.IOException;
import java.util.List;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/** The files of an app; one to which nothing was deployed has none. */
public final class ManagementFiles {
  private static final int NOT_FOUND = 404;

  private ManagementFiles() {}

  public static List<FileEntry> list(ManagementClient agent, AppName app) throws IOException {
    try {
      return agent.files(app);
    } catch (ManagementException refused) {
      if (refused.status() == NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }
}
