package org.millrace.console.ui.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Display;

/** Keeps few pages alive, since each is a process: that which was not used for longest goes. */
final class LivePages {
  private static final String KEY = LivePages.class.getName();
  private static final int MOST = 6;

  private final List<MonacoCodeArea> areas = new ArrayList<>();

  private LivePages() {}

  static LivePages of(Display display) {
    if (display.getData(KEY) instanceof LivePages known) {
      return known;
    }
    LivePages made = new LivePages();
    display.setData(KEY, made);
    return made;
  }

  /** The area has a page and is used now. */
  void use(MonacoCodeArea area) {
    areas.remove(area);
    areas.add(area);
    if (areas.size() > MOST) {
      areas.stream()
          .filter(other -> other != area && !other.control().isVisible())
          .findFirst()
          .ifPresent(MonacoCodeArea::sleep);
    }
  }

  /** The area has no page any more. */
  void forget(MonacoCodeArea area) {
    areas.remove(area);
  }
}
