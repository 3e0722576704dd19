package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.host.FunctionStatus;
import org.millrace.host.LoadReport;
import org.millrace.model.BindingDirection;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

final class HostedReportTest {
  private static final BindingMetadata TRIGGER =
      new BindingMetadata(
          "req",
          "httpTrigger",
          BindingDirection.IN,
          Optional.empty(),
          JsonNodeFactory.instance.objectNode());

  @ParameterizedTest
  @CsvSource({
    "/data/apps/orders/1f/hello,/data/apps/orders/1f/hello/index.js,hello/index.js",
    "/data/apps/orders/1f/src/functions,orders.js,src/functions/orders.js",
    "'',Orders.dll,Orders.dll",
    "/elsewhere,orders.js,orders.js",
  })
  void the_file_of_a_function_is_told_relative_to_its_app(
      String directory, String script, String file) {
    FunctionMetadata metadata =
        new FunctionMetadata(
            "orders",
            "1",
            directory,
            script,
            "",
            "node",
            List.of(TRIGGER),
            Optional.empty(),
            Map.of());
    FunctionStatus function =
        new FunctionStatus("orders", Optional.of(metadata), Optional.empty(), true, true, "");

    HostedReport report =
        HostedReport.of(
            new LoadReport("node", "22", List.of(function), List.of(), List.of()),
            Path.of("/data/apps/orders/1f"));

    assertEquals(file, report.functions().getFirst().file());
  }
}
