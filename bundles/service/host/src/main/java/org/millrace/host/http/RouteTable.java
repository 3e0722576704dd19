package org.millrace.host.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All routes of an app, made once and never changed. The first match in the order of function names
 * wins. A function whose route cannot be used is in error, the others are not touched.
 */
public final class RouteTable {
  private static final Set<String> RESERVED = Set.of("admin", "runtime");
  private static final List<Entry> NOTHING = List.of();

  private final List<String> prefix;
  private final String prefixText;
  private final Map<String, List<Entry>> byHead = new HashMap<>();
  private final List<Entry> others = new ArrayList<>();
  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final List<String> conflicts = new ArrayList<>();

  private record Entry(HttpFunction function, RouteTemplate template) {}

  /**
   * @param prefix of every route, without slashes around it
   */
  public static RouteTable of(String prefix, List<HttpFunction> functions) {
    RouteTable table = new RouteTable(prefix);
    functions.stream()
        .sorted((a, b) -> FunctionOrder.BY_NAME.compare(a.name(), b.name()))
        .forEach(table::add);
    table.sortByHead();
    return table;
  }

  private RouteTable(String prefix) {
    this.prefix = prefix.isEmpty() ? List.of() : List.of(prefix.split("/"));
    this.prefixText = prefix;
  }

  private void add(HttpFunction function) {
    String text =
        function
            .metadata()
            .trigger()
            .text("route")
            .filter(r -> !r.isEmpty())
            .orElse(function.name());
    try {
      RouteTemplate template = RouteTemplate.parse(text);
      if (RESERVED.contains(template.head().toLowerCase(Locale.ROOT))) {
        throw new RouteException("starts with the reserved word " + template.head());
      }
      refuseConflict(function, template);
      byName.put(function.name(), new Entry(function, template));
    } catch (RouteException broken) {
      errors.put(
          function.name(),
          function.name() + ": the route " + text + " " + broken.getMessage() + ".");
    }
  }

  private void refuseConflict(HttpFunction function, RouteTemplate template) throws RouteException {
    for (Entry other : byName.values()) {
      if (other.template.text().equalsIgnoreCase(template.text())
          && overlap(other.function, function)) {
        conflicts.add(conflict(other.function, function, template));
        throw new RouteException("is already that of the function " + other.function.name());
      }
    }
  }

  private static boolean overlap(HttpFunction one, HttpFunction other) {
    return one.methods().isEmpty()
        || other.methods().isEmpty()
        || one.methods().stream().anyMatch(other.methods()::contains);
  }

  private String conflict(HttpFunction one, HttpFunction other, RouteTemplate template) {
    return one.name()
        + " and "
        + other.name()
        + " both answer "
        + commonMethods(one, other)
        + path(template)
        + ". Change one route.";
  }

  private static String commonMethods(HttpFunction one, HttpFunction other) {
    Set<String> common = new TreeSet<>(one.methods().isEmpty() ? other.methods() : one.methods());
    if (!other.methods().isEmpty()) {
      common.retainAll(other.methods());
    }
    return common.isEmpty() ? "" : String.join(", ", common) + " ";
  }

  /** Each list keeps the order of names, so that looking into one of them is enough. */
  private void sortByHead() {
    for (Entry entry : byName.values()) {
      byHead.put(entry.template.head().toLowerCase(Locale.ROOT), new ArrayList<>());
    }
    for (Entry entry : byName.values()) {
      if (entry.template.head().isEmpty()) {
        others.add(entry);
        byHead.values().forEach(list -> list.add(entry));
      } else {
        byHead.get(entry.template.head().toLowerCase(Locale.ROOT)).add(entry);
      }
    }
    byHead.remove("");
  }

  /**
   * @param method upper-case
   * @param encodedPath starting with a slash
   */
  public Optional<RouteMatch> find(String method, String encodedPath) {
    RequestPath path = RequestPath.of(encodedPath);
    if (!startsWithPrefix(path)) {
      return Optional.empty();
    }
    for (Entry entry : candidates(path)) {
      if (!entry.function.takes(method)) {
        continue;
      }
      Map<String, String> parameters = entry.template.match(path, prefix.size());
      if (parameters != null) {
        return Optional.of(new RouteMatch(entry.function, parameters));
      }
    }
    return Optional.empty();
  }

  private boolean startsWithPrefix(RequestPath path) {
    if (path.count() < prefix.size()) {
      return false;
    }
    for (int i = 0; i < prefix.size(); i++) {
      if (!path.segmentEquals(i, prefix.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<Entry> candidates(RequestPath path) {
    if (path.count() == prefix.size()) {
      return others.isEmpty() ? NOTHING : others;
    }
    String head = path.segment(prefix.size());
    List<Entry> sorted = byHead.get(head.toLowerCase(Locale.ROOT));
    return sorted == null ? others : sorted;
  }

  /** By function name, one sentence each. */
  public Map<String, String> errors() {
    return Map.copyOf(errors);
  }

  /** Functions that answer the same, a sentence for each two; the later one is in error. */
  public List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  /** The whole route with prefix and leading slash; empty for a function in error. */
  public Optional<String> route(String function) {
    Entry entry = byName.get(function);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(path(entry.template));
  }

  private String path(RouteTemplate template) {
    return (prefixText.isEmpty() ? "/" : "/" + prefixText + "/") + template.text();
  }
}
