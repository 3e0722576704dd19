package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.model.AppName;

class HostedAppsTest {
  private final HostedApps apps = new HostedApps();

  @Test
  void nobody_is_told_that_an_app_is_unknown_before_it_is_known_which_there_are() {
    assertEquals(Optional.of(new Serving.Starting()), apps.find("orders"));

    apps.at(new AppName("orders")).serve(new Serving.Not("It is stopped."));
    apps.areKnown();

    assertEquals(Optional.of(new Serving.Not("It is stopped.")), apps.find("orders"));
    assertEquals(Optional.empty(), apps.find("nowhere"));
  }
}
