package org.millrace.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.http.FunctionOrder;
import org.millrace.host.http.HttpFunction;
import org.millrace.host.http.RouteTable;

/** What a script host knows of its functions once they are loaded; never changed afterwards. */
final class FunctionCatalog {
  static final FunctionCatalog EMPTY =
      new FunctionCatalog(List.of(), Map.of(), Map.of(), RouteTable.of("", List.of()));

  private final Map<String, FunctionEntry> byName = new HashMap<>();
  private final Map<String, String> loadErrors;
  private final RouteTable routes;
  private final List<FunctionStatus> statuses;

  private FunctionCatalog(
      List<FunctionEntry> entries,
      Map<String, String> errors,
      Map<String, String> loadErrors,
      RouteTable routes) {
    this.loadErrors = Map.copyOf(loadErrors);
    this.routes = routes;
    entries.forEach(entry -> byName.put(key(entry.name()), entry));
    List<FunctionStatus> all = new ArrayList<>(entries.stream().map(this::status).toList());
    errors.forEach((name, error) ->
        all.add(new FunctionStatus(name, Optional.empty(), Optional.empty(), false, true, error)));
    all.sort((a, b) -> FunctionOrder.BY_NAME.compare(a.name(), b.name()));
    this.statuses = List.copyOf(all);
  }

  /**
   * @param errors of functions that are not among the entries, by name
   * @param loadErrors of entries that the worker could not load, by name
   */
  static FunctionCatalog of(
      String routePrefix,
      List<FunctionEntry> entries,
      Map<String, String> errors,
      Map<String, String> loadErrors) {
    List<HttpFunction> http = entries.stream().flatMap(entry -> entry.http().stream()).toList();
    return new FunctionCatalog(entries, errors, loadErrors, RouteTable.of(routePrefix, http));
  }

  private FunctionStatus status(FunctionEntry entry) {
    String name = entry.name();
    String loadError = loadErrors.getOrDefault(name, "");
    String routeError = routes.errors().getOrDefault(name, "");
    String error = loadError.isEmpty() ? routeError : loadError;
    return new FunctionStatus(
        name,
        Optional.of(entry.metadata()),
        entry.http().flatMap(this::http),
        error.isEmpty(),
        entry.enabled(),
        error.isEmpty() ? entry.silent() : error);
  }

  private Optional<FunctionStatus.Http> http(HttpFunction function) {
    return routes
        .route(function.name())
        .map(route ->
            new FunctionStatus.Http(route, List.copyOf(function.methods()), function.level()));
  }

  RouteTable routes() {
    return routes;
  }

  List<FunctionStatus> statuses() {
    return statuses;
  }

  /** Letter case does not matter. */
  Optional<FunctionEntry> find(String function) {
    return Optional.ofNullable(byName.get(key(function)));
  }

  /** Why the worker could not load it; null when it did. */
  String loadError(String function) {
    return loadErrors.get(function);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
