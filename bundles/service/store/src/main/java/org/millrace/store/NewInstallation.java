package org.millrace.store;

import org.millrace.model.AppName;

/** What a new installation is called and for. Names follow the rules of an app's name. */
public record NewInstallation(String name, InstallationKind kind) {
  public NewInstallation {
    new AppName(name);
  }
}
