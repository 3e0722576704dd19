package org.millrace.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client reads in a publish profile, and what curl makes of it. */
record Profile(String publishUrl, String user, String password) {

  /** Has {@code millrace profile} write one, for the endpoint that it finds by itself. */
  static Profile of(LiveAgent agent, String app, Path file)
      throws IOException, InterruptedException {
    agent.ask("profile", app, "--format", "pubxml", "--out", file.toString());
    String xml = Files.readString(file);
    return new Profile(
        element(xml, "PublishUrl"), element(xml, "UserName"), element(xml, "Password"));
  }

  private static String element(String xml, String name) {
    Matcher found = Pattern.compile("<" + name + ">([^<&]+)</" + name + ">").matcher(xml);
    if (!found.find()) {
      throw new AssertionError("no " + name + " in " + xml);
    }
    return found.group(1);
  }

  /** Has curl publish a package and wait until it is live; answers what it printed. */
  String curl(Path zip) throws IOException, InterruptedException {
    return curl(zip, "");
  }

  /** The same, with a query. */
  String curl(Path zip, String query) throws IOException, InterruptedException {
    Process curl =
        new ProcessBuilder(
                "curl",
                "-sS",
                "--fail-with-body",
                "-X",
                "POST",
                "-T",
                zip.toString(),
                "-u",
                user + ":" + password,
                publishUrl + "api/zipdeploy" + query)
            .redirectErrorStream(true)
            .start();
    curl.getOutputStream().close();
    String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (curl.waitFor() != 0) {
      throw new AssertionError("curl ended with " + curl.exitValue() + ": " + said);
    }
    return said;
  }

  /** Asks the endpoint for something below the publish URL. */
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    String credential =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(publishUrl + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Basic " + credential)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
