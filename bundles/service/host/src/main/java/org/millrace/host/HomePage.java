package org.millrace.host;

import java.util.Map;
import java.util.Set;
import org.millrace.host.http.HttpAnswers;
import org.millrace.host.port.HttpAnswer;

/** What an app answers at its root, which people and load balancers ask to see whether it lives. */
record HomePage(boolean shown) {
  private static final String OFF = "AzureWebJobsDisableHomepage";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Function app</title></head>
      <body><h1>Your function app is up and running</h1></body></html>
      """;

  static HomePage of(Map<String, String> settings) {
    return new HomePage(!settings.getOrDefault(OFF, "").equalsIgnoreCase("true"));
  }

  boolean answers(String method) {
    return METHODS.contains(method);
  }

  HttpAnswer answer(String method, HttpAnswers answers) {
    if (!shown) {
      return answers.empty(204);
    }
    return answers.text(200, "text/html", method.equals("HEAD") ? "" : PAGE);
  }
}
