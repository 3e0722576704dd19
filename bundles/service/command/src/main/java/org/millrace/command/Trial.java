package org.millrace.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.millrace.agent.Agent;
import org.millrace.management.AgentTrust;
import org.millrace.management.ConnectionLine;
import org.millrace.management.ManagementClient;
import org.millrace.model.PackageRejected;
import org.millrace.publish.Announcement;
import org.millrace.publish.PublishEndpoint;
import org.millrace.publish.PublishInstallation;
import org.millrace.publish.PublishListener;
import org.millrace.publish.PublishOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code millrace try} puts beside an agent: a token, a sample app, and a console or a publish
 * endpoint. It begins on a thread of its own, so that the agent can be stopped meanwhile, and all
 * of it ends before the agent does.
 */
final class Trial implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Trial.class);

  private final Agent agent;
  private final Parts parts;
  private final Reply reply;
  private final IntConsumer end;
  private final ManagementClient client;

  /** What ends with it, the newest first; guards {@link #ended}. */
  private final Deque<Closeable> begun = new ArrayDeque<>();

  private boolean ended;
  private final Thread starter = Thread.ofPlatform().name("trial-start").unstarted(this::run);

  /**
   * @param sample the package of the sample app
   * @param console the program, if there is to be a window
   * @param publishPort where the publish endpoint listens when there is no console
   */
  record Parts(Path sample, Optional<Path> console, int publishPort) {}

  private Trial(Agent agent, Parts parts, Reply reply, IntConsumer end) throws IOException {
    this.agent = agent;
    this.parts = parts;
    this.reply = reply;
    this.end = end;
    this.client = ControlSocket.client(agent);
  }

  /**
   * @param end ends the agent with an exit code, when it is the trial that ends it
   */
  static Trial begin(Agent agent, Parts parts, Reply reply, IntConsumer end) throws IOException {
    Trial trial = new Trial(agent, parts, reply, end);
    trial.starter.start();
    return trial;
  }

  private void run() {
    try {
      begin();
    } catch (Exception failure) {
      // All kinds: the HTTP client lets an InterruptedException out that it does not declare.
      if (!hasEnded()) {
        log.debug("trial failed", failure);
        reply.tell(Failures.sentence(failure));
        end.accept(Failures.FAILED);
      }
    }
  }

  private void begin() throws IOException, PackageRejected {
    TrialToken token = add(TrialToken.make(client));
    new SampleApp(client, reply).deploy(parts.sample());
    String management = agent.managementUrl();
    if (parts.console().isPresent()) {
      add(
          ConsoleProcess.start(
              parts.console().get(), known(management, token), token.secret(), end));
      return;
    }
    String publish = Addresses.url(publishEndpoint().httpAddress().orElseThrow());
    ReadyLine line = ReadyLine.of(management, agent.functionsUrl(), publish, token.secret());
    reply.done(line, line.text());
  }

  /** With TLS the console has to know whom to trust. */
  private String known(String management, TrialToken token) {
    return agent.trusted().isEmpty()
        ? management
        : new ConnectionLine(HttpUrl.get(management), agent.trusted(), token.secret()).text();
  }

  private PublishEndpoint publishEndpoint() throws IOException {
    TemporaryFolder uploads = add(TemporaryFolder.create("millrace-publish"));
    InetSocketAddress listen =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), parts.publishPort());
    // By address, not by the control socket: each publishing client must show its own credential.
    ManagementClient stranger =
        new ManagementClient(
            HttpUrl.get(agent.managementUrl()),
            "",
            AgentTrust.of(new OkHttpClient.Builder(), agent.trusted()).build());
    PublishInstallation installation =
        new PublishInstallation(client.installation().name(), stranger, true);
    PublishEndpoint endpoint =
        new PublishEndpoint(
            PublishOptions.on(listen, uploads.path(), reply.surroundings().user()),
            () -> List.of(installation),
            new PublishListener() {},
            reply.surroundings().clock());
    endpoint.start();
    add(endpoint::close);
    String url = Addresses.url(endpoint.httpAddress().orElseThrow());
    add(Announcement.of(client, url, reply.surroundings().machine()));
    return endpoint;
  }

  private boolean hasEnded() {
    synchronized (begun) {
      return ended;
    }
  }

  private <T extends Closeable> T add(T part) throws IOException {
    synchronized (begun) {
      if (!ended) {
        begun.push(part);
        return part;
      }
    }
    part.close();
    throw new InterruptedIOException("stopped while starting");
  }

  @Override
  public void close() throws IOException {
    synchronized (begun) {
      ended = true;
      starter.interrupt();
      while (!begun.isEmpty()) {
        begun.pop().close();
      }
    }
  }
}
