package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

final class TextsTest {
  private static final Pattern KEY = Pattern.compile("\"%([A-Za-z.]+)\"");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.millrace.console.core",
        "org.millrace.console.ui",
        "org.millrace.console.app"
      })
  void every_sentence_is_there_and_used(String bundleName) throws Exception {
    Bundle bundle = Platform.getBundle(bundleName);

    for (URL file : Collections.list(bundle.findEntries("/", "messages.properties", true))) {
      String folder = file.getPath().replaceFirst("^.*?/org/", "org/");
      String name = folder.replace("/messages.properties", ".Messages").replace('/', '.');
      Set<String> fields = new TreeSet<>();
      for (Field field : bundle.loadClass(name).getFields()) {
        fields.add(field.getName());
      }
      assertEquals(fields, keys(file), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.millrace.console.ui", "org.millrace.console.app"})
  void every_word_of_plugin_xml_is_there_and_used(String bundleName) throws IOException {
    Bundle bundle = Platform.getBundle(bundleName);
    String xml = text(bundle.getEntry("plugin.xml"));

    Set<String> used =
        KEY.matcher(xml).results().map(found -> found.group(1)).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(used), keys(bundle.getEntry("plugin.properties")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.millrace.console.core", "org.millrace.console.ui"})
  void no_sentence_says_what_the_glossary_forbids(String bundleName) throws IOException {
    Pattern forbidden =
        Pattern.compile("successfully|please|oops|invalid|abort|\\bkill", Pattern.CASE_INSENSITIVE);
    Bundle bundle = Platform.getBundle(bundleName);

    for (URL file : Collections.list(bundle.findEntries("/", "*.properties", true))) {
      Matcher found = forbidden.matcher(text(file));
      assertFalse(found.find(), () -> file + " says " + found.group());
    }
  }

  private static Set<String> keys(URL file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = file.openStream()) {
      properties.load(in);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static String text(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
