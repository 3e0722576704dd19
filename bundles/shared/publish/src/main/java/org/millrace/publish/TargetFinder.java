package org.millrace.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/**
 * Finds the app a request is about, in the installation that accepts its credential. What is
 * checked here is only that the request names one app; whether the credential is good is the
 * management API's to say.
 */
final class TargetFinder {
  private final Supplier<List<PublishInstallation>> installations;
  private final PatientAgent patience;

  TargetFinder(Supplier<List<PublishInstallation>> installations, PatientAgent patience) {
    this.installations = installations;
    this.patience = patience;
  }

  PublishTarget find(PublishRequest request, BaseUrl base) throws IOException, Refusal {
    Credential credential =
        request
            .credential()
            .orElseThrow(
                () -> new Refusal(401, "Sign in with the user and password of a publish profile."));
    List<PublishInstallation> all = installations.get();
    AppHints hints = AppHints.of(request.route(), base.app(), credential.app(), names(all));
    List<PublishInstallation> candidates = candidates(all, hints);
    Access access =
        hints.app().map(app -> accessTo(app, credential)).orElseGet(() -> toOnlyApp(credential));
    Accepted accepted = patience.ask(() -> accepting(candidates, access));
    if (accepted.targets().isEmpty() && accepted.closed()) {
      throw new Refusal(
          403,
          "The installation is for production and takes no publishes."
              + " 'millrace installation set --publishes on' lets them in.");
    }
    return choose(accepted.targets());
  }

  /** What a credential opens in an installation. */
  private interface Access {
    List<PublishTarget> to(PublishInstallation installation) throws IOException;
  }

  private static Access accessTo(AppName app, Credential credential) {
    return installation -> {
      ManagementClient agent = installation.agent().authorizedBy(credential.header());
      agent.publishAccess(app);
      return List.of(new PublishTarget(installation.name(), app, agent));
    };
  }

  /** A token names no app; if it sees a single one there is no doubt. */
  private static Access toOnlyApp(Credential credential) {
    return installation -> {
      ManagementClient agent = installation.agent().authorizedBy(credential.header());
      return agent.apps().stream()
          .map(app -> new PublishTarget(installation.name(), app.name(), agent))
          .toList();
    };
  }

  private static Set<String> names(List<PublishInstallation> installations) {
    return installations.stream()
        .map(installation -> installation.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static List<PublishInstallation> candidates(List<PublishInstallation> all, AppHints hints)
      throws Refusal {
    if (all.isEmpty()) {
      throw new Refusal(
          503, "This publish endpoint is connected to no installation. Connect it, then publish.");
    }
    List<PublishInstallation> named =
        all.stream()
            .filter(installation ->
                hints.installation().stream().allMatch(installation.name()::equalsIgnoreCase))
            .toList();
    if (named.isEmpty()) {
      throw new Refusal(
          404,
          "This publish endpoint is not connected to an installation '"
              + hints.installation().orElse("")
              + "'.");
    }
    return named;
  }

  /**
   * @param closed whether an installation would have accepted that takes no publishes
   */
  private record Accepted(List<PublishTarget> targets, boolean closed) {}

  private static Accepted accepting(List<PublishInstallation> candidates, Access access)
      throws IOException {
    List<PublishTarget> targets = new ArrayList<>();
    IOException refused = null;
    boolean closed = false;
    for (PublishInstallation installation : candidates) {
      try {
        List<PublishTarget> opened = access.to(installation);
        closed |= !installation.open();
        targets.addAll(installation.open() ? opened : List.of());
      } catch (IOException e) {
        refused = moreTelling(refused, e);
      }
    }
    if (targets.isEmpty() && !closed && refused != null) {
      throw refused;
    }
    return new Accepted(targets, closed);
  }

  /** No connection tells more than a wrong password: the installation might have accepted it. */
  private static IOException moreTelling(IOException one, IOException other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(IOException refused) {
    return switch (refused) {
      case null -> 0;
      case ManagementException e when e.status() == 401 -> 1;
      case ManagementException e when e.status() == 404 -> 2;
      case ManagementException _ -> 3;
      default -> 4;
    };
  }

  private static PublishTarget choose(List<PublishTarget> accepted) throws Refusal {
    if (accepted.size() == 1) {
      return accepted.getFirst();
    }
    String choices =
        accepted.stream()
            .map(target -> "/publish/" + target.installation() + "/" + target.app() + "/")
            .collect(Collectors.joining(", "));
    throw new Refusal(
        400,
        "Which app? Name it in the publish URL"
            + (choices.isEmpty() ? "." : ": one of " + choices + "."));
  }
}
