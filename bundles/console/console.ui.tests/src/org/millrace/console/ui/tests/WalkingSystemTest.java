package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;

/** The console with real agents: what a newcomer does on the first day. */
final class WalkingSystemTest extends LiveTest {
  private final LocalPublishEndpoint endpoint =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(LocalPublishEndpoint.class));

  @AfterEach
  void turnOff() {
    endpoint.turnOff();
  }

  /** Half of the changes: what else this machine does may delay one. */
  @Test
  void what_the_command_changes_through_another_agent_is_seen_within_a_second() {
    LiveAgent south = south();
    south.say("apps", "create", "shop");
    List<Duration> waits = new ArrayList<>();
    waits.add(awaitShown("shop", "Nothing deployed yet"));
    south.say("deploy", "shop", Built.hello().toString());
    waits.add(awaitShown("shop", "Running · dep 1"));
    south.say("apps", "stop", "shop");
    waits.add(awaitShown("shop", "Stopped"));
    south.say("apps", "start", "shop");
    waits.add(awaitShown("shop", "Running"));
    south.say("apps", "delete", "shop");
    waits.add(awaitShown("shop", ""));

    Duration median = waits.stream().sorted().toList().get(waits.size() / 2);
    assertTrue(median.toMillis() < 1000, "seen after " + waits);
  }

  private static Duration awaitShown(String app, String words) {
    long began = System.nanoTime();
    Bot.await(app + ": " + words, () -> is(shown(app), words));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean is(String shown, String words) {
    return words.isEmpty() ? shown.isEmpty() : shown.contains(words);
  }

  @Test
  void what_a_client_publishes_is_called_then_changed_in_the_console() throws IOException {
    south().say("apps", "create", "orders");
    turnOnEndpoint();
    publish("orders");
    Bot.await("orders to be live", () -> shown("orders").contains("Running · dep 1"));

    openCode("orders", "hello", "functions.js");
    awaitAnswerAndLog("Hello, world");

    OpenFile.replace("Hello, ", "Good evening, ");
    OpenFile.save();
    Bot.await("the new code live", () -> shown("orders").contains("Running · dep 2"));
    awaitAnswerAndLog("Good evening, world");
  }

  private static void turnOnEndpoint() {
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_PUBLISH));
    Bot.type(TestIds.PUBLISH_PORT, "0");
    Bot.type(TestIds.PUBLISH_SECURE_PORT, "0");
    Bot.click(TestIds.PUBLISH_TOGGLE);
    EditorTest.awaitState(TestIds.PUBLISH, "on");
  }

  /** As a build server does: with a profile that the command wrote, and curl. */
  private static void publish(String app) throws IOException {
    Path profile = folder.resolve(app + ".pubxml");
    south().say("profile", app, "--format", "pubxml", "--out", profile.toString());
    String xml = Files.readString(profile);
    Program.run(
        Map.of(),
        List.of(
            "curl",
            "-sS",
            "--fail-with-body",
            "-T",
            Built.hello().toString(),
            "-X",
            "POST",
            "-u",
            element(xml, "UserName") + ":" + element(xml, "Password"),
            element(xml, "PublishUrl") + "api/zipdeploy"));
  }

  private static String element(String xml, String name) {
    Matcher found = Pattern.compile("<" + name + ">([^<&]+)</" + name + ">").matcher(xml);
    assertTrue(found.find(), () -> "no " + name + " in " + xml);
    return found.group(1);
  }

  /** Calls the function whose code is in front, until the answer and its log line are there. */
  private static void awaitAnswerAndLog(String body) {
    awaitAnswer(body);
    assertTrue(Answer.status().startsWith("200 · "), Answer.status());
    Bot.await("its log line", () -> Answer.log().contains("Greeting world"));
  }

  @Test
  void what_is_typed_while_the_agent_is_gone_goes_live_when_it_is_back() throws Exception {
    LiveAgent north = north();
    north.say("deploy", "billing", Built.hello().toString(), "--create");
    Bot.await("billing", () -> shown("billing").contains("Running · dep 1"));
    openCode("billing", "hello", "functions.js");

    north.kill();
    Bot.await("the loss", () -> OpenFile.said().startsWith("Offline since "));
    assertTrue(shown("billing").contains("dep 1"), shown("billing"));
    OpenFile.replace("Hello, ", "Welcome back, ");
    OpenFile.save();
    Bot.await("the draft", () -> !OpenFile.isDirty());
    south().say("apps", "create", "missed");

    north.startAgain();
    Bot.await("what was missed", () -> shown("missed").contains("Nothing deployed yet"));
    Bot.await("the draft's strip", () -> OpenFile.said().startsWith("Draft: not live."));
    assertTrue(shown("billing").contains("dep 1"), shown("billing"));
    Bot.click(TestIds.EDITOR_STRIP_ACTION);
    Bot.await("the draft live", () -> shown("billing").contains("Running · dep 2"));
    awaitAnswerAndLog("Welcome back, world");
  }
}
