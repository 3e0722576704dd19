package org.millrace.console.ui.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.millrace.management.AgentTrust;
import org.millrace.management.Fingerprint;

/** A publishing client, as curl is one. */
final class Publishing {
  private Publishing() {}

  /**
   * Sends a small package to the app of the installation {@code test}.
   *
   * @return the status of the answer
   */
  static int publish(URI endpoint, String app, String password) throws IOException {
    return publish(new OkHttpClient(), endpoint, app, password);
  }

  /** The same as a client that trusts one CA alone. */
  static int publish(Fingerprint trusted, URI endpoint, String app, String password)
      throws IOException {
    OkHttpClient client = AgentTrust.of(new OkHttpClient.Builder(), Optional.of(trusted)).build();
    return publish(client, endpoint, app, password);
  }

  private static int publish(OkHttpClient client, URI endpoint, String app, String password)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(endpoint + "publish/test/" + app + "/api/zipdeploy")
            .header("Authorization", Credentials.basic("$" + app, password))
            .header("User-Agent", "curl/8.5.0")
            .post(RequestBody.create(smallPackage(), MediaType.get("application/zip")))
            .build();
    try (Response answer = client.newCall(request).execute()) {
      return answer.code();
    }
  }

  private static byte[] smallPackage() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("host.json"));
      out.write("{\"version\": \"2.0\"}".getBytes(StandardCharsets.UTF_8));
    }
    return zip.toByteArray();
  }
}
