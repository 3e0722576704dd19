package org.millrace.console.ui.tests;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import org.millrace.management.CertificateRequest;
import org.millrace.management.ManagementJson;
import org.millrace.management.PublishAccess;
import org.millrace.management.PublishAddress;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;

/** What a fake agent has for publish endpoints: certificates, credentials, the right to publish. */
final class FakePublishing {
  private final FakeInstallation installation;

  FakePublishing(FakeInstallation installation) {
    this.installation = installation;
  }

  void announced(HttpExchange exchange, Matcher path) throws IOException {
    Replies.json(exchange, 200, new PublishAddress("", "", Instant.now()));
  }

  void credential(HttpExchange exchange, Matcher path) throws IOException {
    PublishCredential credential =
        new PublishCredential("$" + path.group(1), FakeAgent.PUBLISH_PASSWORD);
    Replies.json(exchange, 200, credential);
  }

  void issue(HttpExchange exchange, Matcher path) throws IOException {
    CertificateRequest wanted =
        ManagementJson.mapper().treeToValue(Replies.body(exchange), CertificateRequest.class);
    Replies.json(exchange, 201, installation.authority().issue(wanted));
  }

  void access(HttpExchange exchange, Matcher path) throws IOException {
    AppName app = new AppName(path.group(1));
    Replies.json(exchange, 200, new PublishAccess(app, Optional.empty()));
  }
}
