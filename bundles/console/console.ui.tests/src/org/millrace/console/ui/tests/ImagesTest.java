package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.console.ui.Images;

final class ImagesTest {
  private static final int VISIBLE = 96;
  private static final RGB SELECTED = new RGB(0x35, 0x84, 0xE4);

  private static ImageData render(Images image, int zoom) {
    return Bot.ui(() -> image.descriptor().getImageData(zoom));
  }

  @ParameterizedTest
  @EnumSource
  void every_picture_is_there_and_sharp_at_twice_the_size(Images image) {
    assertEquals(2 * render(image, 100).width, render(image, 200).width);
  }

  /** Its blue is that of our own pictures, which have a light ground where it matters. */
  @ParameterizedTest
  @EnumSource
  void every_picture_is_seen_on_the_blue_of_a_selected_row(Images image) {
    ImageData data = render(image, 100);
    int seen = 0;
    for (int y = 0; y < data.height; y++) {
      for (int x = 0; x < data.width; x++) {
        boolean isThere = data.getAlpha(x, y) > VISIBLE;
        seen +=
            isThere && distance(data.palette.getRGB(data.getPixel(x, y)), SELECTED) > 80 ? 1 : 0;
      }
    }
    assertTrue(seen >= 8, image + " has " + seen + " pixels that are seen");
  }

  private static double distance(RGB one, RGB other) {
    return Math.sqrt(
        Math.pow(one.red - other.red, 2)
            + Math.pow(one.green - other.green, 2)
            + Math.pow(one.blue - other.blue, 2));
  }

  @Test
  void shapes_differ_even_without_colour() {
    for (Images one : Images.values()) {
      for (Images other : Images.values()) {
        if (one.ordinal() < other.ordinal()) {
          BitSet difference = silhouette(one);
          difference.xor(silhouette(other));
          assertTrue(
              difference.cardinality() >= 6, one + " and " + other + " look the same in grey");
        }
      }
    }
  }

  /** What is drawn, in two bits a pixel: there or not, light or dark. */
  private static BitSet silhouette(Images image) {
    ImageData data = render(image, 100);
    BitSet bits = new BitSet();
    for (int y = 0; y < data.height; y++) {
      for (int x = 0; x < data.width; x++) {
        boolean isThere = data.getAlpha(x, y) > VISIBLE;
        int place = 2 * (y * 16 + x);
        bits.set(place, isThere);
        bits.set(place + 1, isThere && isLight(data, x, y));
      }
    }
    return bits;
  }

  private static boolean isLight(ImageData data, int x, int y) {
    var color = data.palette.getRGB(data.getPixel(x, y));
    return color.red + color.green + color.blue > 3 * 215;
  }
}
