package org.millrace.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists and maps as they lie in a text column. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String ofTexts(Collection<String> texts) {
    return write(texts.stream().sorted().toList());
  }

  static String ofMap(Map<String, String> map) {
    return write(new TreeMap<>(map));
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  static Set<String> toSet(String json) {
    return Set.copyOf(toList(json));
  }

  static List<String> toList(String json) {
    return read(json, new TypeReference<>() {});
  }

  static SortedMap<String, String> toMap(String json) {
    return read(json, new TypeReference<TreeMap<String, String>>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException changed) {
      throw new IllegalStateException(
          "A column of the database holds no JSON any more. Restore it from a backup.", changed);
    }
  }
}
