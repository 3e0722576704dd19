package org.millrace.console.ui.tests;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** What a control looks like on the screen: its ground, and what stands out most from it. */
record Rendered(RGB ground, RGB text) {
  /** What a border and its round corners take. */
  private static final int BORDER = 5;

  static Rendered of(Control control) {
    Pictures.settle();
    return of(
        Bot.ui(() -> {
          Point size = control.getSize();
          Point corner = control.toDisplay(BORDER, BORDER);
          return Pictures.of(
              new Rectangle(corner.x, corner.y, size.x - 2 * BORDER, size.y - 2 * BORDER));
        }));
  }

  private static Rendered of(ImageData picture) {
    Map<RGB, Integer> counts = new HashMap<>();
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        counts.merge(picture.palette.getRGB(picture.getPixel(x, y)), 1, Integer::sum);
      }
    }
    RGB ground =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    RGB text =
        counts.keySet().stream()
            .max((one, other) -> Double.compare(contrast(ground, one), contrast(ground, other)))
            .orElseThrow();
    return new Rendered(ground, text);
  }

  boolean isDark() {
    return luminance(ground) < 0.2;
  }

  /** From 1, where nothing is seen, to 21. */
  double contrast() {
    return contrast(ground, text);
  }

  private static double contrast(RGB one, RGB other) {
    double bright = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (bright + 0.05) / (dark + 0.05);
  }

  private static double luminance(RGB color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
