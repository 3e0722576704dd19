package org.millrace.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every command that asks an agent takes: which one, and in what form to answer. What is said
 * before the command's name counts where the command itself is told nothing.
 */
class AddressedCall {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private final AddressOptions address = new AddressOptions();

  @Option(names = "--json", description = "Answers in JSON, one document a line.")
  private boolean json;

  ManagementClient client() throws IOException {
    try {
      return millrace().choice(address, data()).client(surroundings());
    } catch (WrongUse wrong) {
      throw wrong(wrong.getMessage());
    }
  }

  /**
   * A client for who lets strangers in: never one for the control socket, where everyone is an
   * administrator.
   */
  ManagementClient remoteClient() throws IOException {
    AgentChoice choice = millrace().choice(address, data());
    try {
      return choice.remoteClient(surroundings());
    } catch (WrongUse wrong) {
      throw wrong(wrong.getMessage());
    }
  }

  Surroundings surroundings() {
    return millrace().surroundings();
  }

  /** The data folder that was given; empty where the command has no option for one. */
  String data() {
    return "";
  }

  private Millrace millrace() {
    return (Millrace) command.root().userObject();
  }

  boolean isJson() {
    return json;
  }

  /** Answers in the form that was asked for. */
  <T> void answer(T value, Consumer<PrintWriter> text) throws IOException {
    PrintWriter out = out();
    if (json) {
      out.println(json(value));
    } else {
      text.accept(out);
    }
    out.flush();
  }

  <T> void answer(List<T> rows, Table<T> table) throws IOException {
    answer(rows, out -> table.print(rows, out));
  }

  /** Answers with a sentence where there is nothing to show but that it was done. */
  void done(Object value, String sentence) throws IOException {
    answer(value, out -> out.println(sentence));
  }

  /** Says what is going on, where it does not mix with the answer. */
  void tell(String sentence) {
    PrintWriter err = command.commandLine().getErr();
    err.println(sentence);
    err.flush();
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private static String json(Object value) throws JsonProcessingException {
    return ManagementJson.mapper().writeValueAsString(value);
  }
}
