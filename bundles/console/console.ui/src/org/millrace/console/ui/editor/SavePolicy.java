package org.millrace.console.ui.editor;

import org.millrace.console.core.monitor.InstallationState;

/** What Save does: a reflex key must not change production. */
enum SavePolicy {
  DEPLOYS,
  KEEPS_A_DRAFT;

  static SavePolicy of(InstallationState installation) {
    return installation.isProduction() ? KEEPS_A_DRAFT : DEPLOYS;
  }
}
