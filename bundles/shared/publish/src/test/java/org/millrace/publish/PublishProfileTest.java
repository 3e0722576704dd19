package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.management.Deployment.State;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Profiles hold what the clients read, and their command lines work as they stand. */
class PublishProfileTest {
  private static PublishProfile profile(String endpoint) {
    return new PublishProfile(
        URI.create(endpoint),
        "test",
        new AppName("orders"),
        new PublishCredential("$orders", "TestPassw0rd"),
        "http://127.0.0.1:7071/functions/orders?a=1&b=<2>");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Document document, String name) {
    var found = document.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:7072, http://127.0.0.1:7072/publish/test/orders/",
    "http://127.0.0.1:7072/, http://127.0.0.1:7072/publish/test/orders/",
    "https://pub.example.com/outer/, https://pub.example.com/outer/publish/test/orders/"
  })
  void the_publish_url_ends_in_a_slash(String endpoint, String url) throws Exception {
    assertEquals(url, text(parse(profile(endpoint).pubxml(false)), "PublishUrl"));
  }

  @Test
  void a_pubxml_holds_what_the_targets_read() throws Exception {
    Document pubxml = parse(profile("http://127.0.0.1:7072/").pubxml(true));

    assertEquals("ZipDeploy", text(pubxml, "WebPublishMethod"));
    assertEquals("$orders", text(pubxml, "UserName"));
    assertEquals("TestPassw0rd", text(pubxml, "Password"));
    assertEquals("true", text(pubxml, "PublishAllowInsecureRemoteConnections"));
    assertEquals(
        "http://127.0.0.1:7071/functions/orders?a=1&b=<2>",
        text(pubxml, "SiteUrlToLaunchAfterPublish"));
  }

  @Test
  void a_password_is_left_out_when_it_is_not_wanted() {
    assertFalse(profile("http://127.0.0.1:7072/").pubxml(false).contains("TestPassw0rd"));
    assertFalse(profile("http://127.0.0.1:7072/").publishSettings(false).contains("TestPassw0rd"));
  }

  @Test
  void https_needs_no_permission() {
    assertFalse(profile("https://pub.example.com/").pubxml(false).contains("Insecure"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:7072/, 127.0.0.1:7072",
    "https://pub.example.com/, pub.example.com:443",
    "https://scm.example.com/, orders.scm.example.com:443"
  })
  void publish_settings_name_a_host_with_its_port(String endpoint, String publishUrl)
      throws Exception {
    Document settings = parse(profile(endpoint).publishSettings(true));

    Element only = (Element) settings.getElementsByTagName("publishProfile").item(0);
    assertEquals(1, settings.getElementsByTagName("publishProfile").getLength());
    assertEquals("orders - Zip Deploy", only.getAttribute("profileName"));
    assertEquals("ZipDeploy", only.getAttribute("publishMethod"));
    assertEquals(publishUrl, only.getAttribute("publishUrl"));
    assertEquals("$orders", only.getAttribute("userName"));
    assertEquals("TestPassw0rd", only.getAttribute("userPWD"));
    assertEquals("WebSites", only.getAttribute("webSystem"));
  }

  @ParameterizedTest
  @CsvSource({"orders", "/path", "host:443"})
  void an_endpoint_is_a_url(String endpoint) {
    assertThrows(IllegalArgumentException.class, () -> profile(endpoint));
  }

  @Test
  void no_command_holds_the_password() {
    for (PublishCommand command : PublishCommand.values()) {
      String line = command.line(profile("http://127.0.0.1:7072/"));
      assertFalse(line.contains("TestPassw0rd"), line);
      assertTrue(line.contains("PUBLISH_PASSWORD"), line);
      assertTrue(line.contains("http://127.0.0.1:7072/publish/test/orders/"), line);
    }
  }

  @Test
  void the_curl_line_publishes_as_it_stands(@TempDir Path folder) throws Exception {
    assumeTrue(isInstalled("curl"), "curl is not installed");
    try (Lab lab = Lab.open(folder)) {
      lab.agent.states(State.QUEUED, State.LIVE);
      Files.write(folder.resolve("app.zip"), Lab.zip());
      InetSocketAddress at = lab.http();
      String line = PublishCommand.CURL.line(profile("http://127.0.0.1:" + at.getPort() + "/"));
      ProcessBuilder shell =
          new ProcessBuilder("sh", "-c", line).directory(folder.toFile()).redirectErrorStream(true);
      shell.environment().put("PUBLISH_PASSWORD", "TestPassw0rd");
      shell.environment().put("NO_PROXY", "127.0.0.1");
      Process running = shell.start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertEquals(0, running.waitFor(), said);
      assertArrayEquals(Lab.zip(), lab.agent.packages().getFirst());
      assertEquals("curl", lab.agent.lastDeploy().text("client").orElseThrow());
    }
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      Process version =
          new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
