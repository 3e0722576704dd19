package org.millrace.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures, prints one JSON document on standard output, and a table for people beside it. */
public final class Benchmark {
  private Benchmark() {}

  /** The first word is the command of the distribution. */
  public static void main(String[] words) throws Exception {
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    Options options;
    try {
      options = Options.parse(Path.of(words[0]), rest);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + " releng/benchmark/run --help tells what is.");
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("mrbench");
    try {
      Report report = measure(options, folder);
      System.out.println(report.json());
      System.err.print(report.table());
    } finally {
      delete(folder);
    }
  }

  private static Report measure(Options options, Path folder)
      throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Wrk wrk = new Wrk(folder, options.connections(), options.seconds());
    try (Installation millrace = Installation.start(options.millrace(), folder);
        Program floor =
            Program.start(
                folder.resolve("floor.log"),
                List.of(options.node().toString(), floor(folder).toString()))) {
      List<Figure> figures =
          new ArrayList<>(new WarmCalls(wrk, floor, millrace).measure(options.pairs()));
      figures.add(new PublishToLive(millrace).measure(options.publishes()));
      return new Report(millrace.version(), machine, figures);
    }
  }

  private static Path floor(Path folder) throws IOException {
    Path script = folder.resolve("floor.js");
    try (InputStream source = Benchmark.class.getResourceAsStream("floor.js")) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
