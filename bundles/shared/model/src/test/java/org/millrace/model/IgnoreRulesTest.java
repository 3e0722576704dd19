package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  @ParameterizedTest
  @CsvSource({
    "*.ts, a.ts, true",
    "*.ts, src/deep/a.ts, true",
    "*.ts, a.tsx, false",
    "/a.txt, a.txt, true",
    "/a.txt, b/a.txt, false",
    "src/a.txt, src/a.txt, true",
    "src/a.txt, x/src/a.txt, false",
    "src/**/x, src/x, true",
    "src/**/x, src/a/b/x, true",
    "test/**, test/a/b, true",
    "**/logs, a/logs, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "[ab]c, bc, true",
    "[!ab]c, bc, false",
    "a.c, abc, false",
    "'# a', '# a', false",
    "'\\#a', '#a', true",
    "'a ', a, true",
    "obj/, obj, false"
  })
  void a_line_means_what_it_means_to_git(String line, String file, boolean ignored) {
    assertEquals(ignored, new IgnoreRules(List.of(line)).ignores(file, false));
  }

  @ParameterizedTest
  @CsvSource({"obj/, obj, true", "obj/, a/obj, true", "/obj/, a/obj, false"})
  void a_slash_at_the_end_means_folders(String line, String folder, boolean ignored) {
    assertEquals(ignored, new IgnoreRules(List.of(line)).ignores(folder, true));
  }

  @ParameterizedTest
  @CsvSource({"a.md, true", "README.md, false"})
  void the_last_line_that_matches_decides(String file, boolean ignored) {
    assertEquals(ignored, new IgnoreRules(List.of("*.md", "!README.md")).ignores(file, false));
  }
}
