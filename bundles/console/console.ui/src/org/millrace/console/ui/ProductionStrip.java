package org.millrace.console.ui;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.core.monitor.InstallationState;

/** The mark over everything that belongs to production. */
public final class ProductionStrip {
  private ProductionStrip() {}

  /** Adds the strip to a one-column grid; it shows only if the installation is production. */
  public static Strip create(Composite parent, InstallationState installation) {
    Strip strip = new Strip(parent, TestIds.STRIP_PRODUCTION);
    show(strip, installation);
    return strip;
  }

  /** Shows or hides the strip for what is edited now. */
  public static void show(Strip strip, InstallationState installation) {
    if (installation.isProduction()) {
      strip.show(Strip.Tone.PRODUCTION, NLS.bind(Messages.Strip_production, installation.label()));
    } else {
      strip.hide();
    }
  }
}
