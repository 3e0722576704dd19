package org.millrace.console.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** A line of links, one for each thing that can be done. */
public final class VerbLinks {
  private final Link link;
  private List<Strip.Verb> verbs = List.of();

  /** Without a link yet. */
  public VerbLinks(Composite parent, String testId) {
    link = TestIds.set(new Link(parent, SWT.NONE), testId);
    link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act(event.text)));
  }

  public Link control() {
    return link;
  }

  /** Offers these from now on, in the place of those before. */
  public void show(List<Strip.Verb> newVerbs) {
    verbs = List.copyOf(newVerbs);
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < verbs.size(); i++) {
      links.append(i == 0 ? "" : "    ");
      links
          .append("<a href=\"")
          .append(i)
          .append("\">")
          .append(verbs.get(i).label())
          .append("</a>");
    }
    link.setText(links.toString());
  }

  private void act(String pressed) {
    int chosen = pressed == null || pressed.isEmpty() ? 0 : Integer.parseInt(pressed);
    if (chosen < verbs.size()) {
      verbs.get(chosen).act().run();
    }
  }
}
