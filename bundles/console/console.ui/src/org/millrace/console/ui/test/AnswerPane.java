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
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.logs.LogEntry;
import org.millrace.console.core.logs.LogText;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.VerbLinks;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.LogLine;

/**
 * What a function answered: status and time, and below body, headers and the lines of that call.
 */
final class AnswerPane extends Composite {
  private static final int SHOWN = 1 << 20;
  private static final int FIRST_ERROR = 400;
  private static final int SECOND = 1000;

  private final LogText words = new LogText(ZoneId.systemDefault());
  private final AnswerActs acts;
  private final Text status;
  private final VerbLinks verbs;
  private final StyledText body;
  private final StyledText headers;
  private final StyledText log;
  private final CTabItem logTab;
  private long counting;

  AnswerPane(Composite parent, AnswerActs acts) {
    super(parent, SWT.NONE);
    this.acts = acts;
    GridLayoutFactory.fillDefaults().margins(4, 2).applyTo(this);
    status = TestIds.set(new Text(this, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI), TestIds.TEST_STATUS);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
    verbs = new VerbLinks(this, TestIds.TEST_ANSWER_ACTION);
    GridDataFactory.fillDefaults().applyTo(verbs.control());
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

  /** Says that the function is called, and for how long it has been. */
  void sayCalling() {
    long began = System.nanoTime();
    say(NLS.bind(Messages.Test_calling, 0));
    counting = began;
    count(began);
  }

  private void count(long began) {
    if (isDisposed() || counting != began) {
      return;
    }
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    status.setText(NLS.bind(Messages.Test_calling, seconds));
    getDisplay().timerExec(SECOND, () -> count(began));
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
    boolean isFailure = answer.status() >= FIRST_ERROR;
    show(
        NLS.bind(Messages.Test_answered, values),
        isFailure,
        body(answer),
        answer.headers(),
        answer.lines());
    offer(acts.of(answer, isFailure, isWhole(answer)));
  }

  private void offer(List<Strip.Verb> offered) {
    verbs.show(offered);
    verbs.control().setVisible(!offered.isEmpty());
    ((GridData) verbs.control().getLayoutData()).exclude = offered.isEmpty();
    layout();
  }

  private void show(
      String sentence,
      boolean isFailure,
      String bodyText,
      List<String> headerLines,
      List<LogLine> lines) {
    counting = 0;
    status.setText(sentence);
    status.setForeground(isFailure ? ConsoleColors.ERROR.color() : null);
    body.setText(bodyText);
    headers.setText(String.join("\n", headerLines));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(words.of(new LogEntry.Line(line))));
    log.setText(text.toString());
    logTab.setText(NLS.bind(Messages.Test_log, lines.size()));
    offer(List.of());
  }

  private static boolean isWhole(InvokeAnswer answer) {
    return !answer.binary() && answer.body().length() <= SHOWN;
  }

  private static String body(InvokeAnswer answer) {
    if (answer.binary()) {
      return Messages.Test_binary;
    }
    return isWhole(answer)
        ? answer.body()
        : answer.body().substring(0, SHOWN) + "\n" + Messages.Test_cut;
  }
}
