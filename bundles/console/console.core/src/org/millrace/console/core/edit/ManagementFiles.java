package org.millrace.console.core.edit;

import java.io.IOException;
import java.util.List;
import org.millrace.console.core.Refusals;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/** The files of an app; one to which nothing was deployed has none. */
public final class ManagementFiles {
  private ManagementFiles() {}

  public static List<FileEntry> list(ManagementClient agent, AppName app) throws IOException {
    try {
      return agent.files(app);
    } catch (ManagementException refused) {
      if (Refusals.isNotFound(refused)) {
        return List.of();
      }
      throw refused;
    }
  }
}
