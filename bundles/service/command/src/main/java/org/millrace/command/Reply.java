package org.millrace.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import org.millrace.management.ManagementJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In what form a command answers, and where what it says goes. */
class Reply {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Answers in JSON, one document a line.")
  private boolean json;

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

  Surroundings surroundings() {
    return millrace().surroundings();
  }

  /** The command as a whole, with what was said before this part of it. */
  Millrace millrace() {
    return (Millrace) command.root().userObject();
  }

  private static String json(Object value) throws JsonProcessingException {
    return ManagementJson.mapper().writeValueAsString(value);
  }
}
