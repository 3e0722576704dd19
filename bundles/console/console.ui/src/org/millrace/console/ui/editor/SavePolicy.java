package org.millrace.console.ui.editor;

import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.preferences.Preferences;

/** What Save does: a reflex key must not change production, nor what its person excepts. */
enum SavePolicy {
  DEPLOYS,
  KEEPS_A_DRAFT;

  static SavePolicy of(InstallationState installation) {
    boolean isDraft = installation.isProduction() || Preferences.keepsDrafts(installation.id());
    return isDraft ? KEEPS_A_DRAFT : DEPLOYS;
  }
}
