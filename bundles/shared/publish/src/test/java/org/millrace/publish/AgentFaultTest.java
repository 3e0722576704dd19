package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.AgentTrust;
import org.millrace.management.Fingerprint;
import org.millrace.management.ManagementClient;

class AgentFaultTest {
  @Test
  void an_agent_of_another_authority_than_the_trusted_one_is_said_to_be_that(@TempDir Path folder)
      throws Exception {
    TestCertificate shown = TestCertificate.make(folder, "shown");
    Fingerprint trusted = new Fingerprint("ab".repeat(32));
    try (Lab lab = Lab.secure(folder.resolve("lab"), new PublishTls(shown::context))) {
      ManagementClient agent =
          new ManagementClient(
              HttpUrl.get("https://localhost:" + lab.https().getPort()),
              "",
              AgentTrust.of(new OkHttpClient.Builder(), Optional.of(trusted)).build());

      Refusal refusal = AgentFault.refusal(assertThrows(IOException.class, agent::apps));

      assertEquals(503, refusal.status());
      assertTrue(refusal.getMessage().contains("a new line of 'millrace connect'"));
    }
  }
}
