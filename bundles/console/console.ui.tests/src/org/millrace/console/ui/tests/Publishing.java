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
  private static final String CURL = "curl/8.5.0";
  private static final String VISUAL_STUDIO = "VisualStudio_WebSDK_VisualStudio_17.0";

  private Publishing() {}

  /**
   * Sends a small package to the app of the installation {@code test}.
   *
   * @return the status of the answer
   */
  static int publish(URI endpoint, String app, String password) throws IOException {
    return publish(new OkHttpClient(), CURL, endpoint, app, password);
  }

  /** The same as Visual Studio, as far as its name tells. */
  static int publishFromVisualStudio(URI endpoint, String app, String password) throws IOException {
    return publish(new OkHttpClient(), VISUAL_STUDIO, endpoint, app, password);
  }

  /** The same as a client that trusts one CA alone. */
  static int publish(Fingerprint trusted, URI endpoint, String app, String password)
      throws IOException {
    OkHttpClient client = AgentTrust.of(new OkHttpClient.Builder(), Optional.of(trusted)).build();
    return publish(client, CURL, endpoint, app, password);
  }

  private static int publish(
      OkHttpClient client, String userAgent, URI endpoint, String app, String password)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(endpoint + "publish/test/" + app + "/api/zipdeploy")
            .header("Authorization", Credentials.basic("$" + app, password))
            .header("User-Agent", userAgent)
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
