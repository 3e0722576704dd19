package org.millrace.console.core.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.console.core.create.NewFunction.Template;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.model.AppName;

final class NewFunctionFilesTest {
  private static final String LIBRARY = "node_modules/@azure/functions/package.json";

  private String stack = "node";
  private List<Function> functions = List.of();

  private AppCode code(String packageJson, String library, String... files) {
    App app =
        new App(
            new AppName("orders"),
            App.State.RUNNING,
            "",
            stack,
            files.length == 0 ? 0 : 3,
            files.length == 0 ? Optional.empty() : Optional.of(2),
            "",
            functions,
            List.of());
    return new AppCode(app, List.of(files), packageJson, library);
  }

  private static NewFunctionFiles plan(AppCode code, Template template) {
    NewFunction function =
        new NewFunction(template, "nightly", "", "anonymous", "0 0 2 * * *");
    return new FunctionPlan("test", code, function).make();
  }

  private static Map<String, String> planned(AppCode code, Template template) {
    NewFunctionFiles.Planned planned =
        assertInstanceOf(NewFunctionFiles.Planned.class, plan(code, template));
    assertTrue(planned.drafts().stream().anyMatch(d -> d.file().equals(planned.code())));
    assertTrue(planned.drafts().stream().allMatch(d -> d.base().equals(code.version())));
    return planned.drafts().stream()
        .collect(
            Collectors.toMap(
                d -> d.file().path(), d -> d.source().text(), (a, b) -> a, LinkedHashMap::new));
  }

  private static String refused(AppCode code) {
    return assertInstanceOf(NewFunctionFiles.Refused.class, plan(code, Template.HTTP)).sentence();
  }

  @Test
  void an_app_without_a_package_becomes_a_whole_one() {
    AppCode code = code("", "");

    Map<String, String> files = planned(code, Template.HTTP);

    assertEquals(
        List.of("host.json", "nightly/function.json", "nightly/index.js"),
        List.copyOf(files.keySet()));
    assertEquals(LiveVersion.NONE, code.version());
    assertTrue(files.get("nightly/function.json").contains("\"authLevel\": \"anonymous\""));
    assertTrue(files.get("nightly/function.json").contains("\"route\": \"nightly\""));
    assertTrue(files.get("nightly/index.js").startsWith("module.exports = "));
  }

  @Test
  void described_functions_get_another_one() {
    Map<String, String> files =
        planned(code("", "", "host.json", "hello/function.json"), Template.TIMER);

    assertEquals(
        List.of("nightly/function.json", "nightly/index.js"), List.copyOf(files.keySet()));
    assertTrue(files.get("nightly/function.json").contains("\"schedule\": \"0 0 2 * * *\""));
  }

  @ParameterizedTest
  @CsvSource({
    "src/functions/*.js,src/functions/nightly.js",
    "./src/functions/*.js,src/functions/nightly.js",
    "'src/{index.js,functions/*.js}',src/functions/nightly.js",
    "src/**/*.js,src/functions/nightly.js",
    "*.js,nightly.js",
  })
  void a_file_is_added_where_package_json_finds_it(String main, String path) {
    AppCode code =
        code("{\"main\": \"" + main + "\"}", "4.16.5", "host.json", "package.json", LIBRARY);

    Map<String, String> files = planned(code, Template.TIMER);

    assertEquals(List.of(path), List.copyOf(files.keySet()));
    assertTrue(files.get(path).contains("app.timer('nightly', {"));
  }

  @Test
  void where_one_file_is_loaded_package_json_loads_a_folder_from_now_on() {
    String packageJson = "{\n  \"name\": \"orders\",\n  \"main\": \"src/functions.js\"\n}\n";

    Map<String, String> files =
        planned(
            code(packageJson, "4.16.5", "host.json", "package.json", "src/functions.js", LIBRARY),
            Template.HTTP);

    assertEquals(
        packageJson.replace("src/functions.js", "{src/functions.js,src/functions/*.js}"),
        files.get("package.json"));
    assertTrue(files.get("src/functions/nightly.js").contains("app.http('nightly', {"));
  }

  @Test
  void a_module_imports_and_exports() {
    String packageJson = "{\"type\": \"module\", \"main\": \"src/functions/*.js\"}";
    AppCode registered = code(packageJson, "4.16.5", "host.json", "package.json", LIBRARY);
    AppCode described = code(packageJson, "", "host.json", "hello/function.json");

    assertTrue(
        planned(registered, Template.HTTP)
            .get("src/functions/nightly.js")
            .startsWith("import { app } from '@azure/functions';"));
    assertTrue(
        planned(described, Template.HTTP)
            .get("nightly/index.js")
            .startsWith("export default async function"));
  }

  @Test
  void what_runs_something_else_is_left_to_its_project() {
    stack = "dotnet-isolated";

    assertTrue(refused(code("", "", "host.json")).startsWith("orders runs dotnet-isolated."));
  }

  @Test
  void what_a_bundler_made_is_left_to_its_project() {
    functions =
        List.of(new Function("a", "httpTrigger", "/", List.of(), "", true, "index.js", ""));

    assertTrue(
        refused(code("{\"main\": \"index.js\"}", "", "host.json", "index.js"))
            .startsWith("The code of orders is built from a project elsewhere."));
  }

  @Test
  void a_name_that_is_taken_is_said() {
    functions =
        List.of(new Function("Nightly", "httpTrigger", "/", List.of(), "", true, "index.js", ""));

    assertEquals(
        "orders has a function Nightly already. Choose another name.",
        refused(code("", "", "host.json", "Nightly/function.json")));
  }

  @Test
  void a_pattern_that_no_new_file_fits_is_said() {
    AppCode code =
        code("{\"main\": \"src/fn_*.mjs\"}", "4.1.0", "host.json", "package.json", LIBRARY);

    assertTrue(refused(code).startsWith("package.json of orders loads src/fn_*.mjs,"));
  }
}
