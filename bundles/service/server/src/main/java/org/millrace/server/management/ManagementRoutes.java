package org.millrace.server.management;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.millrace.server.events.AppLogs;
import org.millrace.server.rest.Route;

/** All routes of the management API, put together from its resources. */
final class ManagementRoutes {
  private final ManagementSettings settings;
  private final ManagementParts parts;
  private final PackageInbox inbox;
  private final LiveStreams streams;
  private final Supplier<InetSocketAddress> address;

  ManagementRoutes(
      ManagementSettings settings,
      ManagementParts parts,
      PackageInbox inbox,
      LiveStreams streams,
      Supplier<InetSocketAddress> address) {
    this.settings = settings;
    this.parts = parts;
    this.inbox = inbox;
    this.streams = streams;
    this.address = address;
  }

  List<Route> all() {
    AppAnswers apps = new AppAnswers(parts.store(), settings.functionsUrl());
    InstallationOperations operations = parts.operations();
    AppLogs logs = streams.appLogs();
    return Stream.of(
            new InstallationResource(settings, parts, apps).routes(),
            new EventsResource(streams.changes()).routes(),
            new TokensResource(parts.store(), settings, address).routes(),
            new CertificatesResource(parts.authority()).routes(),
            new AgentsResource(parts.store()).routes(),
            new PublishEndpointsResource(parts.store()).routes(),
            new AppsResource(operations, apps).routes(),
            new FunctionsResource(operations, apps).routes(),
            new SettingsResource(parts.store(), operations).routes(),
            new KeysResource(parts.store(), apps).routes(),
            new DeploymentsResource(parts.store(), operations, inbox).routes(),
            new FilesResource(parts.store(), apps, operations).routes(),
            new InvokeResource(parts, apps, new TestCalls(settings.agent(), logs)).routes(),
            new InvocationsResource(parts, apps, logs).routes(),
            new LogsResource(apps, logs, streams.logs()).routes(),
            new PublishResource(parts.store()).routes(),
            new PublishSettingsResource(parts.store(), apps).routes())
        .flatMap(List::stream)
        .toList();
  }
}
