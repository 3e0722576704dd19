package org.millrace.console.ui;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
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

  /** Lays the strip over a dialog's area and answers what holds the dialog's own fields. */
  public static Composite over(Composite area, InstallationState installation, int columns) {
    GridLayoutFactory.fillDefaults().applyTo(area);
    create(area, installation);
    Composite body = new Composite(area, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(columns).margins(12, 12).applyTo(body);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    return body;
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
