package org.millrace.console.ui.explorer;

import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.graphics.Image;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;

/** The picture of each node: its shape says the state, a bar at its left that it is production. */
public final class ExplorerImages {
  private final ResourceManager resources;

  public ExplorerImages(ResourceManager resources) {
    this.resources = resources;
  }

  public Image image(Node node) {
    ImageDescriptor image = shape(node).descriptor();
    if (node instanceof FunctionNode function) {
      image = overlay(image, function.function());
    }
    if (node instanceof AppNode app && !app.app().warnings().isEmpty()) {
      image = overlay(image, Images.OVERLAY_WARNING, IDecoration.BOTTOM_RIGHT);
    }
    boolean isMarked = node instanceof InstallationNode || node instanceof AppNode;
    if (isMarked && node.installation().isProduction()) {
      image = overlay(image, Images.OVERLAY_PRODUCTION, IDecoration.TOP_LEFT);
    }
    return resources.get(image);
  }

  private static ImageDescriptor overlay(ImageDescriptor image, Function function) {
    if (!function.error().isEmpty()) {
      return overlay(image, Images.OVERLAY_WARNING, IDecoration.BOTTOM_RIGHT);
    }
    return function.enabled()
        ? image
        : overlay(image, Images.OVERLAY_DISABLED, IDecoration.BOTTOM_RIGHT);
  }

  private static ImageDescriptor overlay(ImageDescriptor image, Images overlay, int corner) {
    return new DecorationOverlayIcon(image, overlay.descriptor(), corner);
  }

  private static Images shape(Node node) {
    return switch (node) {
      case InstallationNode installation -> shape(installation.installation().link());
      case GroupNode group -> group.kind() == GroupNode.Kind.APPS ? Images.APPS : Images.AGENTS;
      case AppNode app -> shape(app.app().state());
      case AppPartNode part -> Images.valueOf(part.kind().name());
      case FunctionNode function -> trigger(function.function().trigger());
      case DeploymentNode deployment -> shape(deployment.deployment().state());
      case FileNode file -> file.isFolder() ? Images.FOLDER : Images.FILES;
      case AgentNode agent -> shape(agent.agent().state());
    };
  }

  public static Images shape(Link link) {
    return switch (link) {
      case Link.Connected _ -> Images.CONN_ON;
      case Link.ReadOnly _ -> Images.CONN_OLD;
      case Link.Connecting _ -> Images.CONN_TRY;
      case Link.Offline _, Link.Disconnected _ -> Images.CONN_OFF;
      case Link.Refused _, Link.Untrusted _ -> Images.CONN_REFUSED;
      case Link.NotAnAgent _ -> Images.CONN_UNKNOWN;
    };
  }

  private static Images shape(App.State state) {
    return switch (state) {
      case EMPTY -> Images.EMPTY;
      case STARTING, DEPLOYING -> Images.BUSY;
      case RUNNING -> Images.RUN;
      case ERROR -> Images.FAIL;
      case STOPPED -> Images.STOP;
      case NOWHERE -> Images.NOWHERE;
    };
  }

  public static Images shape(Deployment.State state) {
    return switch (state) {
      case QUEUED, CHECKING, DISTRIBUTING, STARTING, SWITCHING -> Images.BUSY;
      case LIVE -> Images.DOT_LIVE;
      case REPLACED -> Images.DOT_OLD;
      case FAILED -> Images.FAIL;
      case CANCELLED -> Images.SLASH;
    };
  }

  private static Images shape(Agent.State state) {
    return switch (state) {
      case READY -> Images.DISC;
      case DRAINING -> Images.TRI_DOWN;
      case DRAINED -> Images.BAR;
      case SILENT -> Images.SILENT;
    };
  }

  private static Images trigger(String type) {
    String word = type.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "httptrigger" -> Images.TRIGGER_HTTP;
      case "timertrigger" -> Images.TRIGGER_TIMER;
      case "queuetrigger" -> Images.TRIGGER_QUEUE;
      case "blobtrigger" -> Images.TRIGGER_BLOB;
      case "sqltrigger" -> Images.TRIGGER_SQL;
      case "filetrigger" -> Images.TRIGGER_FILE;
      case "rabbitmqtrigger", "kafkatrigger", "servicebustrigger", "mqtttrigger" ->
          Images.TRIGGER_BROKER;
      default -> Images.TRIGGER_UNKNOWN;
    };
  }
}
