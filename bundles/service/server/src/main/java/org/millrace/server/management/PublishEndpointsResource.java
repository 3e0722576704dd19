package org.millrace.server.management;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millrace.management.ManagementPaths;
import org.millrace.management.PublishAddress;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.Lease;
import org.millrace.store.Store;

/**
 * Where publish endpoints listen, as they say themselves. Each holds a lease that it renews, so one
 * that was killed is forgotten. A machine owns what it announces: nothing listens twice at one URL.
 */
final class PublishEndpointsResource {
  private static final String PREFIX = "publish-endpoint/";
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final String URL = "https?://[a-z0-9.:\\[\\]-]{1,100}(/[a-z0-9._~/-]{0,20})?";
  private static final String MACHINE = "[a-z0-9][a-z0-9.-]{0,59}";

  private final Store store;

  PublishEndpointsResource(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.PUBLISH_ENDPOINTS, Access.ADMIN, this::list),
        new Route("PUT", ManagementPaths.PUBLISH_ENDPOINTS, Access.ADMIN, this::announce),
        new Route("DELETE", ManagementPaths.PUBLISH_ENDPOINTS, Access.ADMIN, this::withdraw));
  }

  private Reply list(Call call) {
    return Reply.of(
        store.read(unit ->
            unit.leases().held(PREFIX).stream().map(PublishEndpointsResource::of).toList()));
  }

  private Reply announce(Call call) throws Refused {
    Place place = Place.of(call);
    Lease lease =
        store
            .write(unit -> unit.leases().claim(place.lease(), place.machine(), LENGTH))
            .orElseThrow();
    return Reply.of(of(lease));
  }

  private Reply withdraw(Call call) throws Refused {
    Place place = Place.of(call);
    store.run(unit -> {
      Optional<Lease> held = unit.leases().find(place.lease());
      held.ifPresent(unit.leases()::release);
    });
    return Reply.done();
  }

  private static PublishAddress of(Lease lease) {
    String url = lease.name().substring(PREFIX.length() + lease.owner().length() + 1);
    return new PublishAddress(url, lease.owner(), lease.until());
  }

  private record Place(String url, String machine) {

    static Place of(Call call) throws Refused {
      String url = lower(call.query("url"));
      String machine = lower(call.query("machine"));
      if (!url.matches(URL)) {
        throw new Refused(400, "The URL of a publish endpoint reads http://HOST:PORT.");
      }
      if (!machine.matches(MACHINE)) {
        throw new Refused(
            400, "A machine's name has letters, digits, dots and hyphens, at most 60.");
      }
      return new Place(url, machine);
    }

    private static String lower(String text) {
      return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    String lease() {
      return PREFIX + machine + "/" + url;
    }
  }
}
