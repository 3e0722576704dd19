package org.millrace.console.core.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.millrace.console.core.monitor.InstallationState;

/** Finds places by parts of their names, fast enough to be asked at every key. */
public final class PlaceSearch {
  private static final int BEGINS = 0;
  private static final int LAST_PART_BEGINS = 1;
  private static final int WORD_BEGINS = 2;
  private static final int WITHIN_NAME = 3;
  private static final int ELSEWHERE = 4;

  private record Indexed(Place place, String name, String text) {
    static Indexed of(Place place) {
      String name = place.name().toLowerCase(Locale.ROOT);
      return new Indexed(place, name, name + " " + place.where().toLowerCase(Locale.ROOT));
    }
  }

  private record Hit(Indexed what, int rank) {}

  private final List<Indexed> all;

  /**
   * @param places in any order
   */
  public PlaceSearch(List<Place> places) {
    all =
        places.stream()
            .map(Indexed::of)
            .sorted(Comparator.comparing(Indexed::name).thenComparing(Indexed::text))
            .toList();
  }

  /** All functions that are known without asking an agent. */
  public static Stream<Place> functions(List<InstallationState> states) {
    return states.stream()
        .flatMap(state ->
            state.apps().stream()
                .flatMap(app ->
                    app.functions().stream().map(function -> Place.of(state, app, function))));
  }

  /**
   * Those in which every typed word occurs, in the name or in where they are: what begins with the
   * first word comes first.
   */
  public List<Place> find(String typed) {
    List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return all.stream()
        .filter(one -> words.stream().allMatch(one.text()::contains))
        .map(one -> new Hit(one, rank(one, words.getFirst())))
        .sorted(Comparator.comparingInt(Hit::rank))
        .map(hit -> hit.what().place())
        .toList();
  }

  private static int rank(Indexed one, String word) {
    int at = one.name().indexOf(word);
    if (at < 0) {
      return ELSEWHERE;
    }
    if (at == 0) {
      return BEGINS;
    }
    if (one.name().startsWith(word, one.name().lastIndexOf('/') + 1)) {
      return LAST_PART_BEGINS;
    }
    return beginsWord(one.place().name(), at) ? WORD_BEGINS : WITHIN_NAME;
  }

  private static boolean beginsWord(String name, int at) {
    return Character.isUpperCase(name.charAt(at))
        || !Character.isLetterOrDigit(name.charAt(at - 1));
  }
}
