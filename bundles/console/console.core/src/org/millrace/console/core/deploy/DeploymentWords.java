package org.millrace.console.core.deploy;

import java.util.Locale;
import org.millrace.console.core.Messages;
import org.millrace.management.Deployment;

/** How a deployment's facts are written, everywhere in the same way. */
public final class DeploymentWords {
  private DeploymentWords() {}

  public static String step(Deployment.State state) {
    return switch (state) {
      case QUEUED -> Messages.Deployment_queued;
      case CHECKING -> Messages.Deployment_checking;
      case DISTRIBUTING -> Messages.Deployment_distributing;
      case STARTING -> Messages.Deployment_starting;
      case SWITCHING -> Messages.Deployment_switching;
      case LIVE -> Messages.Deployment_live;
      case REPLACED -> Messages.Deployment_replaced;
      case FAILED -> Messages.Deployment_failed;
      case CANCELLED -> Messages.Deployment_cancelled;
    };
  }

  /** A number of bytes with the unit that leaves it short: {@code 20 KB}, {@code 1.4 MB}. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes / 1000.0;
    for (String unit : new String[] {"KB", "MB"}) {
      if (value < 1000) {
        return shortest(value) + " " + unit;
      }
      value /= 1000;
    }
    return shortest(value) + " GB";
  }

  private static String shortest(double value) {
    return String.format(Locale.getDefault(), value < 10 ? "%.1f" : "%.0f", value);
  }
}
