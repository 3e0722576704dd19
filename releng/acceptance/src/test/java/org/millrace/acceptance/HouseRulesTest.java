package org.millrace.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The import rules of the house: which room may use which, and who alone may touch what. */
class HouseRulesTest {

  /** Each room and the rooms it may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("management", Set.of("model")),
          Map.entry("publish", Set.of("model", "management")),
          Map.entry("host", Set.of("model")),
          Map.entry("rpc", Set.of("model", "host")),
          Map.entry("extensions", Set.of("model", "host")),
          Map.entry("sandbox", Set.of("model", "host")),
          Map.entry("store", Set.of("model", "host")),
          Map.entry("cluster", Set.of("model", "host", "store")),
          Map.entry("server", Set.of("model", "management", "host", "store", "cluster")),
          Map.entry(
              "agent",
              Set.of(
                  "model",
                  "management",
                  "publish",
                  "host",
                  "rpc",
                  "extensions",
                  "sandbox",
                  "store",
                  "cluster",
                  "server")),
          Map.entry("command", Set.of("model", "management", "publish", "agent")));

  private static final Map<String, Path> ROOMS = new TreeMap<>();
  private static JavaClasses house;

  @BeforeAll
  static void read_the_house() throws Exception {
    Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    while (!Files.isDirectory(root.resolve("bundles/service"))) {
      root = root.getParent();
    }
    for (String row : List.of("shared", "service")) {
      try (Stream<Path> folders = Files.list(root.resolve("bundles").resolve(row))) {
        folders
            .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
            .forEach(folder -> ROOMS.put(folder.getFileName().toString(), folder));
      }
    }
    List<Path> classes = new ArrayList<>();
    ROOMS.values().forEach(room -> classes.add(room.resolve("target/classes")));
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(classes);
  }

  @Test
  void every_room_is_in_the_table_and_is_built() {
    assertEquals(new TreeSet<>(MAY_USE.keySet()), new TreeSet<>(ROOMS.keySet()));
    ROOMS.forEach((room, folder) ->
        assertFalse(
            house.that(inRoom(room)).isEmpty(),
            room + " has no classes; build it before this test"));
  }

  @Test
  void rooms_use_only_what_the_table_allows() {
    MAY_USE.forEach((room, allowed) -> {
      String[] forbidden =
          MAY_USE.keySet().stream()
              .filter(other -> !other.equals(room) && !allowed.contains(other))
              .map(other -> "org.millrace." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.millrace." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .check(house);
    });
  }

  @Test
  void store_sees_only_the_ports_of_host() {
    noClasses()
        .that()
        .resideInAPackage("org.millrace.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.millrace.host")
        .check(house);
  }

  @Test
  void shared_and_service_know_no_eclipse() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.eclipse..").check(house);
  }

  @Test
  void one_room_alone_speaks_to_each_outside_library() {
    only("java.sql..", "org.millrace.store..", "org.millrace.extensions.sql..");
    only("com.github.dockerjava..", "org.millrace.sandbox..");
    only("io.grpc..", "org.millrace.rpc..");
    only("io.vertx..", "org.millrace.server..");
    only("org.bouncycastle..", "org.millrace.server.tls..");
  }

  private static void only(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(house);
  }

  @Test
  void no_package_lies_in_two_rooms() {
    Map<String, String> owners = new TreeMap<>();
    ROOMS.forEach((room, folder) ->
        packages(folder.resolve("target/classes"))
            .forEach(name -> {
              String before = owners.put(name, room);
              assertTrue(before == null, name + " lies in " + before + " and in " + room);
            }));
  }

  private static Set<String> packages(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> names.add(classes.relativize(file.getParent()).toString()));
      return names;
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void packages_form_no_cycles() {
    slices().matching("org.millrace.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void no_class_is_named_after_nothing() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.millrace.rpc.contract..") // generated
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)")
        .check(house);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> inRoom(String room) {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "in " + room,
        type ->
            type.getPackageName().equals("org.millrace." + room)
                || type.getPackageName().startsWith("org.millrace." + room + "."));
  }
}
