package org.millrace.console.ui;

import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;

/** All pictures of the console: SVG, on a grid of 16, told apart by shape before colour. */
public enum Images {
  CONN_ON,
  CONN_OLD,
  CONN_TRY,
  CONN_OFF,
  CONN_REFUSED,
  CONN_UNKNOWN,
  RUN,
  STOP,
  BUSY,
  DEGRADED,
  FAIL,
  NOWHERE,
  EMPTY,
  UNKNOWN,
  TRIGGER_HTTP,
  TRIGGER_TIMER,
  TRIGGER_QUEUE,
  TRIGGER_BLOB,
  TRIGGER_SQL,
  TRIGGER_FILE,
  TRIGGER_BROKER,
  TRIGGER_UNKNOWN,
  DOT_LIVE,
  DOT_OLD,
  SLASH,
  DISC,
  TICK,
  TRI_DOWN,
  BAR,
  SILENT,
  APPS,
  FUNCTIONS,
  FILES,
  FOLDER,
  CONFIGURATION,
  KEYS,
  DEPLOYMENTS,
  AGENTS,
  MORE,
  PUBLISH,
  PUBLISH_OFF,
  OVERLAY_DISABLED,
  OVERLAY_WARNING,
  OVERLAY_PRODUCTION;

  /** Where its file lies in the bundle. */
  public String path() {
    return "icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
  }

  public ImageDescriptor descriptor() {
    return ResourceLocator.imageDescriptorFromBundle(Images.class, path())
        .orElseThrow(() -> new IllegalStateException(path() + " is not in the bundle."));
  }

  /**
   * @param owner disposes the image with the control it belongs to
   */
  public Image image(ResourceManager owner) {
    return owner.get(descriptor());
  }
}
