package org.millrace.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.millrace.model.AppName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The {@code millrace} command: 0 done, 1 refused or failed, 2 used wrongly. */
@Command(
    name = "millrace",
    description = "Azure Functions on your own machines.",
    versionProvider = Version.class,
    subcommands = {
      AgentCommand.class,
      TryCommand.class,
      ConnectCommand.class,
      DeployCommand.class,
      RollbackCommand.class,
      CancelCommand.class,
      DeploymentsCommand.class,
      AppsCommand.class,
      FunctionsCommand.class,
      SettingsCommand.class,
      KeysCommand.class,
      LogsCommand.class,
      InvokeCommand.class,
      InvocationsCommand.class,
      AgentsCommand.class,
      InstallationCommand.class,
      TokensCommand.class,
      ProfileCommand.class,
      PublishEndpointCommand.class,
      CaCommand.class,
      DoctorCommand.class,
      OpenApiCommand.class
    },
    footer = {
      "",
      "A command finds its agent by --data (on the agent's machine), by --agent with a token, or by",
      "MILLRACE_DATA, MILLRACE_AGENT and MILLRACE_TOKEN. All these may stand before its name, too."
    })
public final class Millrace {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows what the command does.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  private boolean version;

  @Mixin private final AddressOptions address = new AddressOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of an agent on this machine; needs no token.")
  private String data = "";

  Millrace(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The agent of a command's own options, completed by what was said before its name. */
  AgentChoice choice(AddressOptions own, String ownData) {
    return own.choice(ownData, address, data);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = commandLine(Surroundings.real(), out, err).execute(arguments);
    out.flush();
    System.exit(exit);
  }

  static CommandLine commandLine(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Millrace(surroundings))
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(AppName.class, named())
        .setParameterExceptionHandler(Failures::usedWrongly)
        .setExecutionExceptionHandler(Failures::failed);
  }

  private static ITypeConverter<AppName> named() {
    return text -> {
      try {
        return new AppName(text);
      } catch (IllegalArgumentException unfit) {
        throw new TypeConversionException(unfit.getMessage());
      }
    };
  }
}
