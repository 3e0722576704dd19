package org.millrace.console.ui.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.call.SaveAnswer;
import org.millrace.console.core.edit.CodePlace;
import org.millrace.console.ui.SaveAs;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.editor.OpenCodeHandler;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.LogLine;
import org.slf4j.LoggerFactory;

/** What a person can do with an answer: go to the line that failed, and save what is not shown. */
final class AnswerActs {
  private final IWorkbenchWindow window;
  private final Supplier<Optional<FunctionNode>> called;

  /**
   * @param called the function that has answered
   */
  AnswerActs(IWorkbenchWindow window, Supplier<Optional<FunctionNode>> called) {
    this.window = window;
    this.called = called;
  }

  List<Strip.Verb> of(InvokeAnswer answer, boolean isFailure, boolean isWhole) {
    List<Strip.Verb> verbs = new ArrayList<>();
    if (isFailure) {
      failed(answer).ifPresent(verbs::add);
    }
    if (!isWhole) {
      verbs.add(new Strip.Verb(Messages.Test_saveAs, () -> save(answer)));
    }
    return verbs;
  }

  /** The uppermost line of its own code that a log line of the call names. */
  private Optional<Strip.Verb> failed(InvokeAnswer answer) {
    return called
        .get()
        .flatMap(function ->
            answer.lines().stream()
                .map(LogLine::message)
                .flatMap(String::lines)
                .flatMap(line -> CodePlace.in(line).stream())
                .filter(place -> place.isIn(function.function().file()))
                .findFirst()
                .map(place ->
                    new Strip.Verb(
                        NLS.bind(Messages.Test_goToLine, place.line()),
                        () -> open(function, place.line()))));
  }

  private void open(FunctionNode function, int line) {
    try {
      OpenCodeHandler.open(window, function, line);
    } catch (ExecutionException broken) {
      LoggerFactory.getLogger(AnswerActs.class).error("The code cannot be shown", broken);
    }
  }

  private void save(InvokeAnswer answer) {
    called
        .get()
        .ifPresent(function -> {
          String name = function.function().name();
          SaveAs.Words words =
              new SaveAs.Words(
                  NLS.bind(Messages.SaveAnswer_title, name),
                  name + (answer.binary() ? ".bin" : ".txt"),
                  Messages.SaveAnswer_hint,
                  NLS.bind(Messages.SaveAnswer_done, name, "{0}"));
          String installation = function.installation().id();
          SaveAs.ask(
              window,
              function.installation(),
              words,
              file -> SaveAnswer.of(installation, answer, file));
        });
  }
}
