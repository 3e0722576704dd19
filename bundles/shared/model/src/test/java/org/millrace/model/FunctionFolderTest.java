package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionFolderTest {
  private static final String HTTP =
      "{\"type\":\"httpTrigger\",\"direction\":\"in\",\"name\":\"req\"}";

  @TempDir Path app;

  @Test
  void the_named_script_is_found_relative_to_the_folder() throws Exception {
    Files.createDirectories(app.resolve("dist"));
    Files.writeString(app.resolve("dist/hello.js"), "");
    FunctionMetadata hello =
        hello("{\"scriptFile\":\"../dist/hello.js\",\"bindings\":[" + HTTP + "]}");
    assertEquals(app.toRealPath().resolve("dist/hello.js").toString(), real(hello.scriptFile()));
    assertEquals(36, hello.functionId().length());
    assertEquals("node", hello.language());
  }

  @ParameterizedTest
  @CsvSource({"other.js, ''", "index.js, readme.md", "run.py, data.csv", "__init__.py, zz.py"})
  void without_a_name_the_usual_script_is_found(String script, String other) throws Exception {
    Files.createDirectories(app.resolve("Hello"));
    Files.writeString(app.resolve("Hello").resolve(script), "");
    if (!other.isEmpty()) {
      Files.writeString(app.resolve("Hello").resolve(other), "");
    }
    assertTrue(hello("{\"bindings\":[" + HTTP + "]}").scriptFile().endsWith(script));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"bindings\":[ | Hello/function.json is not valid JSON at line 1",
        "{\"bindings\":[]} | Hello/function.json has no bindings.",
        "{} | Hello/function.json has no bindings.",
        "{\"bindings\":[{\"name\":\"x\"}]} | Hello/function.json: a binding has no type.",
        "{\"bindings\":[{\"type\":\"http\",\"name\":\"x\",\"direction\":\"out\"}]} | Hello has no trigger.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\"},{\"type\":\"bTrigger\",\"name\":\"y\"}]} | Hello has 2 triggers.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\",\"direction\":\"out\"}]} | the direction of its trigger must be in.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\",\"direction\":\"up\"}]} | bindings.direction must be in, out or inout.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\"},{\"type\":\"http\",\"name\":\"X\"}]} | Hello has two bindings named X.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"9\"}]} | '9' is not a valid name for its binding aTrigger.",
        "{\"bindings\":[{\"type\":\"httpTrigger\",\"name\":\"x\",\"authLevel\":\"everyone\"}]} | Hello: 'everyone' is not an authLevel.",
        "{\"scriptFile\":\"missing.js\",\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\"}]} | scriptFile missing.js does not exist.",
        "{\"scriptFile\":\"../../etc/passwd\",\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\"}]} | scriptFile ../../etc/passwd leaves the app.",
        "{\"bindings\":[{\"type\":\"aTrigger\",\"name\":\"x\"}],\"retry\":{\"strategy\":\"fixedDelay\"}} | retry.maxRetryCount must be"
      })
  void what_is_wrong_is_said_in_one_sentence(String json, String message) {
    ConfigurationException broken = assertThrows(ConfigurationException.class, () -> hello(json));
    assertTrue(broken.getMessage().contains(message), broken::getMessage);
  }

  @Test
  void a_bad_folder_name_is_no_function_name() throws Exception {
    assertTrue(
        FunctionRules.violation(
                "9bad", FunctionJson.parse("9bad", "{\"bindings\":[" + HTTP + "]}").bindings())
            .orElseThrow()
            .startsWith("'9bad' is not a valid function name."));
  }

  @Test
  void the_recorded_bad_app_is_judged_like_the_reference() throws Exception {
    Path recorded = SharedFixtures.folder("http-golden").resolve("apps/v3bad");
    Map<String, String> errors = new TreeMap<>();
    for (FunctionFolder folder : FunctionFolder.of(recorded)) {
      errors.put(folder.name(), error(folder).orElse("fine"));
    }
    assertEquals("fine", errors.get("Good"));
    assertEquals("fine", errors.get("QueueOut"));
    assertEquals("fine", errors.get("Bad-Throws"));
    assertTrue(errors.get("9bad").contains("not a valid function name"));
    assertTrue(errors.get("Bad-Json").contains("not valid JSON at line 2"), errors.get("Bad-Json"));
    assertTrue(errors.get("Bad-Level").contains("'everyone'"));
    assertTrue(errors.get("Bad-NoScript").contains("missing.js"));
    assertTrue(errors.get("Bad-NoTrigger").contains("has no trigger"));
    assertTrue(!errors.containsKey("NotAFunction"));
  }

  @Test
  void bindings_of_a_dot_net_index_are_read_without_letter_case() throws Exception {
    BindingMetadata binding =
        RawBinding.parse(
            "{\"name\":\"req\",\"type\":\"httpTrigger\",\"direction\":\"In\",\"authLevel\":\"Anonymous\",\"dataType\":\"String\"}",
            "Hello");
    assertEquals(BindingDirection.IN, binding.direction());
    assertEquals(Optional.of("string"), binding.dataType());
    assertEquals(Optional.of("Anonymous"), binding.text("authLevel"));
  }

  @Test
  void functions_metadata_is_read_for_a_preview() throws Exception {
    var functions =
        FunctionsMetadataFile.parse(
            "[{\"name\":\"Hello\",\"scriptFile\":\"App.dll\",\"entryPoint\":\"A.B.Run\",\"language\":\"dotnet-isolated\","
                + "\"properties\":{\"IsCodeless\":false},\"bindings\":["
                + HTTP
                + "]}]");
    assertEquals("A.B.Run", functions.getFirst().entryPoint());
    assertTrue(functions.getFirst().isHttp());
  }

  private static Optional<String> error(FunctionFolder folder) throws IOException {
    try {
      folder.metadata(folder.read(), "node");
      return Optional.empty();
    } catch (ConfigurationException broken) {
      return Optional.of(broken.getMessage());
    }
  }

  private FunctionMetadata hello(String json) throws Exception {
    Files.createDirectories(app.resolve("Hello"));
    Files.writeString(app.resolve("Hello/function.json"), json);
    FunctionFolder folder = FunctionFolder.of(app).getFirst();
    return folder.metadata(folder.read(), "node");
  }

  private static String real(String path) throws IOException {
    return Path.of(path).toRealPath().toString();
  }
}
