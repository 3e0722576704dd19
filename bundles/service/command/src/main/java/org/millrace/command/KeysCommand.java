package org.millrace.command;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.millrace.management.Key;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "keys", description = "The keys that open an app's functions.")
final class KeysCommand {
  private static final String MASTER = "_master";
  private static final Table<Key> TABLE =
      new Table<Key>()
          .column("SCOPE", key -> Words.of(key.scope()))
          .column("FUNCTION", Key::function)
          .column("NAME", Key::name)
          .column("VALUE", Key::value);

  /** Which key is meant. */
  static final class Choice {
    @Option(
        names = "--function",
        paramLabel = "FN",
        description = "A key of this function alone; else of the whole app.")
    private String function = "";

    @Option(
        names = "--name",
        paramLabel = "N",
        defaultValue = "default",
        description = "The key's name: ${DEFAULT-VALUE} if not given, _master for the master key.")
    private String name = "";

    Key.Scope scope() {
      if (name.equals(MASTER)) {
        return Key.Scope.MASTER;
      }
      return function.isEmpty() ? Key.Scope.HOST : Key.Scope.FUNCTION;
    }

    boolean names(Key key) {
      return key.scope() == scope() && key.function().equals(function) && key.name().equals(name);
    }

    @Override
    public String toString() {
      return function.isEmpty() ? name : name + " of " + function;
    }
  }

  @Command(description = "Lists the keys with their values.")
  int list(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app) throws IOException {
    call.answer(call.client().keys(app), TABLE);
    return 0;
  }

  @Command(description = "Adds a key.")
  int add(
      @Mixin AgentCall call,
      @Mixin Choice choice,
      @Parameters(paramLabel = "APP") AppName app,
      @Option(
              names = "--value",
              paramLabel = "V",
              description = "Its value, @FILE or -; else made.")
          String value)
      throws IOException {
    ManagementClient client = call.client();
    if (client.keys(app).stream().anyMatch(choice::names)) {
      throw new CommandFailure(
          app + " has a key " + choice + " already. Use 'millrace keys renew' to replace it.");
    }
    return put(call, client, app, choice, value);
  }

  @Command(description = "Gives a key a new value; the old one opens nothing any more.")
  int renew(
      @Mixin AgentCall call,
      @Mixin Choice choice,
      @Parameters(paramLabel = "APP") AppName app,
      @Option(
              names = "--value",
              paramLabel = "V",
              description = "Its value, @FILE or -; else made.")
          String value)
      throws IOException {
    ManagementClient client = call.client();
    if (client.keys(app).stream().noneMatch(choice::names)) {
      throw new CommandFailure(
          app + " has no key " + choice + ". 'millrace keys list " + app + "' shows those it has.");
    }
    return put(call, client, app, choice, value);
  }

  @Command(description = "Deletes a key.")
  int delete(
      @Mixin AgentCall call, @Mixin Choice choice, @Parameters(paramLabel = "APP") AppName app)
      throws IOException {
    call.client().deleteKey(app, choice.scope(), choice.function, choice.name);
    call.done(
        Map.of("app", app, "function", choice.function, "deleted", choice.name),
        "The key " + choice + " was deleted.");
    return 0;
  }

  private static int put(
      AgentCall call, ManagementClient client, AppName app, Choice choice, String value)
      throws IOException {
    Optional<String> wanted =
        value == null
            ? Optional.empty()
            : Optional.of(new Assignments(call.surroundings()).value(value));
    Key key = client.putKey(app, choice.scope(), choice.function, choice.name, wanted);
    call.done(key, key.value());
    return 0;
  }
}
