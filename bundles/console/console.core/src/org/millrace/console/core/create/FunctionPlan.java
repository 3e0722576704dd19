package org.millrace.console.core.create;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.SourceText;
import org.millrace.management.App;

/** How one function fits into one app. */
final class FunctionPlan {
  private static final String FOLDER = "src/functions/";
  private static final String REQUIRED = "const { app } = require('@azure/functions');";
  private static final String IMPORTED = "import { app } from '@azure/functions';";

  private final String installation;
  private final AppCode code;
  private final NewFunction function;
  private final List<Draft> drafts = new ArrayList<>();

  FunctionPlan(String installation, AppCode code, NewFunction function) {
    this.installation = installation;
    this.code = code;
    this.function = function;
  }

  NewFunctionFiles make() {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      return new NewFunctionFiles.Refused(refusal.get());
    }
    return code.isRegistered() ? registered() : described();
  }

  private Optional<String> refusal() {
    App app = code.app();
    String stack = app.stack();
    if (!stack.isEmpty() && !stack.equals("node")) {
      return Optional.of(NLS.bind(Messages.NewFunction_otherStack, app.name(), stack));
    }
    if (code.isBundled() || code.main().startsWith("dist/")) {
      return Optional.of(NLS.bind(Messages.NewFunction_built, app.name()));
    }
    return app.functions().stream()
        .filter(known -> known.name().equalsIgnoreCase(function.name()))
        .findFirst()
        .map(known -> NLS.bind(Messages.NewFunction_exists, app.name(), known.name()));
  }

  private NewFunctionFiles described() {
    if (code.isEmpty()) {
      add("host.json", template("host.json"));
    }
    String folder = function.name() + "/";
    String script = template(function.templateName() + "-described.js");
    add(folder + "function.json", template(function.templateName() + "-described.json"));
    add(
        folder + "index.js",
        code.isModule() ? script.replace("module.exports = ", "export default ") : script);
    return planned(folder + "index.js");
  }

  private NewFunctionFiles registered() {
    String main = code.main();
    boolean isPattern = main.matches(".*[*?{}\\[\\]()!].*");
    Optional<String> path =
        isPattern ? places(main).filter(place -> isLoaded(main, place)).findFirst() : free();
    if (path.isEmpty()) {
      return new NewFunctionFiles.Refused(
          NLS.bind(Messages.NewFunction_noPlace, code.app().name(), main));
    }
    if (!isPattern) {
      add("package.json", code.packageJsonLoading("{" + main + "," + FOLDER + "*.js}"));
    }
    String script = template(function.templateName() + "-registered.js");
    add(path.get(), code.isModule() ? script.replace(REQUIRED, IMPORTED) : script);
    return planned(path.get());
  }

  private Optional<String> free() {
    return Optional.of(FOLDER + function.name() + ".js").filter(path -> !code.has(path));
  }

  /** Where a file of the function might lie so that the pattern finds it. */
  private Stream<String> places(String main) {
    String file = function.name() + ".js";
    int start = main.replaceFirst("[*?{}\\[\\]()!].*", "").lastIndexOf('/') + 1;
    return Stream.of(FOLDER + file, "functions/" + file, main.substring(0, start) + file)
        .filter(path -> !code.has(path));
  }

  private static boolean isLoaded(String main, String path) {
    return FileSystems.getDefault().getPathMatcher("glob:" + main).matches(Path.of(path));
  }

  private NewFunctionFiles planned(String path) {
    return new NewFunctionFiles.Planned(List.copyOf(drafts), key(path));
  }

  private void add(String path, String text) {
    drafts.add(new Draft(key(path), code.version(), new SourceText(text, false)));
  }

  private FileKey key(String path) {
    return new FileKey(installation, code.app().name(), path);
  }

  private String template(String name) {
    try (InputStream in = NewFunction.class.getResourceAsStream("templates/" + name)) {
      return function.fill(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
