package org.millrace.console.core.create;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.ManagementFiles;
import org.millrace.management.App;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;

/**
 * How the code of an app is organised, as far as a new function has to fit into it.
 *
 * @param app the app as it is live
 * @param packageJson its package.json; empty when there is none
 * @param libraryVersion the version of its own {@code @azure/functions}; empty when it brings none
 */
record AppCode(App app, List<String> files, String packageJson, String libraryVersion) {
  private static final String LIBRARY = "node_modules/@azure/functions/package.json";

  static AppCode read(ManagementClient agent, App app) throws IOException {
    List<String> files =
        ManagementFiles.list(agent, app.name()).stream().map(FileEntry::path).toList();
    return new AppCode(
        app,
        files,
        text(agent, app, files, "package.json"),
        property(text(agent, app, files, LIBRARY), "version"));
  }

  private static String text(ManagementClient agent, App app, List<String> files, String path)
      throws IOException {
    return files.contains(path)
        ? new String(agent.file(app.name(), path), StandardCharsets.UTF_8)
        : "";
  }

  LiveVersion version() {
    return LiveVersion.of(app);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Functions of such apps are registered by code; function.json files count for nothing. */
  boolean isRegistered() {
    boolean isDescribed = files.stream().anyMatch(file -> file.matches("[^/]+/function\\.json"));
    return !isDescribed && libraryVersion.startsWith("4.") && !main().isEmpty();
  }

  /** Its functions are there, but nothing says how: a bundler has been at work. */
  boolean isBundled() {
    boolean isDescribed = files.stream().anyMatch(file -> file.matches("[^/]+/function\\.json"));
    return !isDescribed && !app.functions().isEmpty() && !isRegistered();
  }

  /** The file, or the pattern, that package.json says to load. */
  String main() {
    String main = property(packageJson, "main");
    return main.startsWith("./") ? main.substring(2) : main;
  }

  boolean isModule() {
    return property(packageJson, "type").equals("module");
  }

  boolean has(String path) {
    return files.stream().anyMatch(file -> file.equalsIgnoreCase(path));
  }

  /** Another {@code main}; everything else of package.json stays as it is written. */
  String packageJsonLoading(String main) {
    Matcher known = pattern("main").matcher(packageJson);
    String written = Matcher.quoteReplacement("\"main\": \"" + main + "\"");
    return known.replaceFirst(written);
  }

  private static String property(String json, String name) {
    Matcher found = pattern(name).matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private static Pattern pattern(String name) {
    return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"");
  }
}
