package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.management.App;
import org.millrace.management.Function;

/** Apps, from the making to the deletion. */
class AppsContractTest extends ManagementContract {
  @Test
  void apps_are_made_once_and_deleted() throws IOException {
    assertEquals(App.State.EMPTY, client.createApp(SHOP).state());
    assertRefused(409, "shop exists already.", () -> client.createApp(SHOP));
    assertEquals(List.of(SHOP), client.apps().stream().map(App::name).toList());
    client.deleteApp(SHOP);
    assertRefused(
        404, "There is no app shop. Create it, or check the name.", () -> client.app(SHOP));
    assertRefused(404, "There is no app shop.", () -> client.deleteApp(SHOP));
  }

  @Test
  void apps_are_stopped_started_and_restarted() throws IOException {
    deployed();
    assertEquals(App.State.STOPPED, client.stop(SHOP).state());
    assertEquals(App.State.RUNNING, client.start(SHOP).state());
    assertEquals(2, client.restart(SHOP).revision());
  }

  @Test
  void functions_are_switched_off_and_on() throws IOException {
    deployed();
    client.setFunctionEnabled(SHOP, "Hello", false);
    assertFalse(hello().enabled());
    client.setFunctionEnabled(SHOP, "hello", true);
    assertTrue(hello().enabled());
    assertRefused(
        404,
        "The app shop has no function 'nothing'.",
        () -> client.setFunctionEnabled(SHOP, "nothing", true));
  }

  private Function hello() throws IOException {
    return client.app(SHOP).functions().getFirst();
  }
}
