package org.millrace.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.host.http.FunctionOrder;
import org.millrace.host.port.WorkerChannel;
import org.millrace.model.ConfigurationException;
import org.millrace.model.FunctionFolder;
import org.millrace.model.FunctionJson;
import org.millrace.model.FunctionMetadata;
import org.millrace.model.FunctionRules;
import org.millrace.model.FunctionsMetadataFile;

/** Finds an app's functions: asks its language worker, or reads the function.json files. */
final class FunctionFinder {
  private static final String METADATA = "functions.metadata";
  private static final long LARGEST = 16 << 20;

  private final Path app;
  private final String language;
  private final List<String> only;

  /**
   * @param only host.json's list of functions; empty means all
   */
  FunctionFinder(Path app, String language, List<String> only) {
    this.app = app;
    this.language = language;
    this.only = only;
  }

  /**
   * @param functions valid ones, in the order of their names
   * @param errors by name, what is wrong with the others
   * @param warnings sentences
   */
  record Found(
      List<FunctionMetadata> functions, Map<String, String> errors, List<String> warnings) {}

  /** Asks the worker; the worker may say that it does not know. */
  CompletionStage<Found> ask(WorkerChannel channel) {
    return channel
        .index(app)
        .thenCompose(index ->
            index.useFunctionJson() ? scanLater() : onVirtualThread(() -> fromIndex(index)));
  }

  /** Reads the function.json files without keeping an event loop. */
  CompletionStage<Found> scanLater() {
    return onVirtualThread(this::scan);
  }

  private interface Search {
    Found find() throws IOException;
  }

  private static CompletionStage<Found> onVirtualThread(Search search) {
    CompletableFuture<Found> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("host-start")
        .start(() -> {
          try {
            found.complete(search.find());
          } catch (IOException | RuntimeException failed) {
            found.completeExceptionally(failed);
          }
        });
    return found;
  }

  private Found fromIndex(WorkerChannel.Index index) throws IOException {
    Collection collection = new Collection();
    index.errors().forEach(collection::error);
    index.functions().forEach(collection::add);
    for (FunctionFolder folder : FunctionFolder.of(app)) {
      collection.warnings.add(
          folder.name()
              + "/function.json is not used, because the app registers its functions in its code.");
    }
    return collection.found();
  }

  private Found scan() throws IOException {
    Path list = app.resolve(METADATA);
    if (language.equals("dotnet-isolated")
        && Files.isRegularFile(list)
        && Files.size(list) <= LARGEST) {
      return fromMetadata(Files.readString(list));
    }
    Collection collection = new Collection();
    for (FunctionFolder folder : FunctionFolder.of(app)) {
      try {
        FunctionJson json = folder.read();
        collection.add(folder.metadata(json, language));
        if (json.disabled()) {
          collection.warnings.add(
              folder.name()
                  + "/function.json says disabled, which has no effect. Disable the function instead.");
        }
      } catch (ConfigurationException broken) {
        collection.error(folder.name(), broken.getMessage());
      }
    }
    return collection.found();
  }

  private Found fromMetadata(String json) {
    Collection collection = new Collection();
    try {
      FunctionsMetadataFile.parse(json).forEach(collection::add);
    } catch (ConfigurationException broken) {
      collection.error(METADATA, broken.getMessage());
    }
    return collection.found();
  }

  /** Judges functions as they come. */
  private final class Collection {
    private final Map<String, FunctionMetadata> functions = new TreeMap<>(FunctionOrder.BY_NAME);
    private final Map<String, String> errors = new TreeMap<>(FunctionOrder.BY_NAME);
    private final List<String> warnings = new ArrayList<>();

    void add(FunctionMetadata function) {
      if (!isWanted(function.name())) {
        return;
      }
      Optional<String> violation = FunctionRules.violation(function);
      if (violation.isPresent()) {
        error(function.name(), violation.get());
      } else if (functions.putIfAbsent(function.name(), function) != null) {
        warnings.add(
            "There are two functions named " + function.name() + "; the first one counts.");
      }
    }

    void error(String name, String reason) {
      if (isWanted(name)) {
        errors.put(name, reason);
      }
    }

    Found found() {
      return new Found(List.copyOf(functions.values()), Map.copyOf(errors), List.copyOf(warnings));
    }
  }

  private boolean isWanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Whether a setting or the revision switches the function off. */
  static boolean isDisabled(String function, Map<String, String> settings, Set<String> disabled) {
    return isTrue(settings.get("AzureWebJobs." + function + ".Disabled"))
        || isTrue(settings.get("AzureWebJobs_" + function + "_Disabled"))
        || disabled.stream().anyMatch(function::equalsIgnoreCase);
  }

  private static boolean isTrue(String setting) {
    return setting != null
        && Set.of("true", "1").contains(setting.strip().toLowerCase(Locale.ROOT));
  }
}
