package org.millrace.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What curl, which comes with nothing that it trusts but what this machine does, said.
 *
 * @param exit 60 when it does not trust the certificate
 */
record Curl(int exit, String said) {

  static Curl run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--fail-with-body"));
    command.addAll(Arrays.asList(words));
    Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
    curl.getOutputStream().close();
    String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Curl(curl.waitFor(), said);
  }
}
