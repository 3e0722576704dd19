package org.millrace.command;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.millrace.agent.Agent;
import org.millrace.management.ManagementClient;
import org.newsclub.net.unix.AFUNIXSocketFactory;

/**
 * The agent's unix socket below its data folder. Who may open it is the file system's decision, so
 * that calls through it need no token.
 */
final class ControlSocket {
  private ControlSocket() {}

  static Path in(Path data) {
    return data.resolve("run").resolve("control.sock");
  }

  /** A client for an agent of this very process. */
  static ManagementClient client(Agent agent) throws IOException {
    return client(in(agent.configuration().data()), new OkHttpClient.Builder());
  }

  static ManagementClient client(Path socket, OkHttpClient.Builder http) throws IOException {
    InetAddress unused = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    OkHttpClient client =
        http.socketFactory(new AFUNIXSocketFactory.FactoryArg(socket.toFile()))
            .dns(host -> List.of(unused))
            .build();
    return new ManagementClient(HttpUrl.get("http://localhost/"), "", client);
  }
}
