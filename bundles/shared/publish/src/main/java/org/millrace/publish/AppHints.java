package org.millrace.publish;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.millrace.model.AppName;

/**
 * Which app, and of which installation, a request means: its path, its host and its user name may
 * each say so.
 */
record AppHints(Optional<String> installation, Set<String> apps) {

  /**
   * @param installations the names of those there are: one word behind {@code /publish/} may be one
   */
  static AppHints of(
      Route route, Optional<AppName> host, Optional<AppName> user, Set<String> installations) {
    Set<String> apps = new LinkedHashSet<>();
    host.ifPresent(app -> apps.add(app.value()));
    user.ifPresent(app -> apps.add(app.value()));
    List<String> path = route.hints();
    if (path.size() == 2) {
      apps.add(path.getLast());
      return new AppHints(Optional.of(path.getFirst()), apps);
    }
    if (path.size() == 1) {
      String word = path.getFirst();
      // A client of the newest SDK drops the last segment of a URL without a slash at its end:
      // what is left of our own is then the installation.
      if (!apps.isEmpty() && !apps.contains(word) && installations.contains(word)) {
        return new AppHints(Optional.of(word), apps);
      }
      apps.add(word);
    }
    return new AppHints(Optional.empty(), apps);
  }

  /**
   * @return empty when nothing names an app
   * @throws Refusal 403 when the hints disagree, 404 when they name what cannot be an app
   */
  Optional<AppName> app() throws Refusal {
    if (apps.size() > 1) {
      throw new Refusal(
          403,
          "The publish URL and the user name are of different apps ("
              + String.join(", ", apps)
              + "). Take both from one publish profile.");
    }
    if (apps.isEmpty()) {
      return Optional.empty();
    }
    String name = apps.iterator().next();
    return Optional.of(
        AppNames.read(name.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new Refusal(404, "'" + name + "' is not the name of an app.")));
  }
}
