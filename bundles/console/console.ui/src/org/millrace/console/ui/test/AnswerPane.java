package org.millrace.console.ui.test;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.logs.LogEntry;
import org.millrace.console.core.logs.LogText;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.LogLine;

/**
 * What a function answered: status and time, and below body, headers and the lines of that call.
 */
final class AnswerPane extends Composite {
  private static final int SHOWN = 1 << 20;
  private static final int FIRST_ERROR = 400;

  private final LogText words = new LogText(ZoneId.systemDefault());
  private final Text status;
  private final StyledText body;
  private final StyledText headers;
  private final StyledText log;
  private final CTabItem logTab;

  AnswerPane(Composite parent) {
    super(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(4, 2).applyTo(this);
    status = TestIds.set(new Text(this, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI), TestIds.TEST_STATUS);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
    CTabFolder folder = TestIds.set(new CTabFolder(this, SWT.BORDER), TestIds.TEST_ANSWER);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
    body = page(folder, Messages.Test_body, TestIds.TEST_ANSWER_BODY);
    headers = page(folder, Messages.Test_headers, TestIds.TEST_ANSWER_HEADERS);
    log = page(folder, NLS.bind(Messages.Test_log, 0), TestIds.TEST_ANSWER_LOG);
    logTab = folder.getItem(2);
    folder.setSelection(0);
  }

  private static StyledText page(CTabFolder folder, String title, String id) {
    CTabItem item = new CTabItem(folder, SWT.NONE);
    item.setText(title);
    StyledText text =
        new StyledText(folder, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
    TestIds.set(text, id);
    text.setFont(JFaceResources.getTextFont());
    text.setMargins(4, 2, 4, 2);
    item.setControl(text);
    return text;
  }

  /** Nothing has been answered yet, and the sentence says what is going on. */
  void say(String sentence) {
    show(sentence, false, "", List.of(), List.of());
  }

  /** There was no answer, and the sentence says why. */
  void sayFailure(String sentence) {
    show(sentence, true, "", List.of(), List.of());
  }

  void show(InvokeAnswer answer) {
    Object[] values = {
      Integer.toString(answer.status()),
      Times.duration(Duration.ofNanos(answer.durationMicros() * 1000)),
      answer.agent(),
      answer.invocationId()
    };
    show(
        NLS.bind(Messages.Test_answered, values),
        answer.status() >= FIRST_ERROR,
        body(answer),
        answer.headers(),
        answer.lines());
  }

  private void show(
      String sentence,
      boolean isFailure,
      String bodyText,
      List<String> headerLines,
      List<LogLine> lines) {
    status.setText(sentence);
    status.setForeground(isFailure ? ConsoleColors.ERROR.color() : null);
    body.setText(bodyText);
    headers.setText(String.join("\n", headerLines));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(words.of(new LogEntry.Line(line))));
    log.setText(text.toString());
    logTab.setText(NLS.bind(Messages.Test_log, lines.size()));
    layout();
  }

  private static String body(InvokeAnswer answer) {
    if (answer.binary()) {
      return Messages.Test_binary;
    }
    return answer.body().length() <= SHOWN
        ? answer.body()
        : answer.body().substring(0, SHOWN) + "\n" + Messages.Test_cut;
  }
}
