package org.millrace.console.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.settings.SettingRow.Edit;
import org.millrace.management.Settings;

final class SettingsDraftTest {
  private final SettingsDraft read =
      SettingsDraft.of(new Settings(4, Map.of("ERP_URL", "http://erp", "LEVEL", "1")));

  @Test
  void what_is_edited_is_wanted_and_marked() {
    SettingsDraft draft = read.with("LEVEL", "2").with("NEW", "n").without("ERP_URL");

    assertEquals(new Settings(4, Map.of("LEVEL", "2", "NEW", "n")), draft.wanted());
    assertEquals(
        List.of(
            new SettingRow("ERP_URL", "http://erp", Edit.REMOVED),
            new SettingRow("LEVEL", "2", Edit.CHANGED),
            new SettingRow("NEW", "n", Edit.ADDED)),
        draft.rows());
  }

  @Test
  void an_edit_back_to_what_was_read_is_none() {
    assertFalse(read.with("LEVEL", "2").with("LEVEL", "1").isEdited());
    assertFalse(read.with("NEW", "n").without("NEW").isEdited());
    assertFalse(read.without("LEVEL").reverted("LEVEL").isEdited());
  }

  @Test
  void a_removed_setting_is_not_there_any_more() {
    assertTrue(read.has("LEVEL"));
    assertFalse(read.without("LEVEL").has("LEVEL"));
  }

  @Test
  void what_others_changed_elsewhere_is_no_conflict() {
    Settings newer = new Settings(5, Map.of("ERP_URL", "http://other", "LEVEL", "1"));

    SettingsDraft draft = read.with("LEVEL", "2");

    assertEquals(Set.of(), draft.conflictsWith(newer));
    assertEquals(
        new Settings(5, Map.of("ERP_URL", "http://other", "LEVEL", "2")),
        draft.onto(newer).wanted());
  }

  @Test
  void the_same_setting_changed_by_two_is_a_conflict_unless_they_agree() {
    Settings newer = new Settings(5, Map.of("ERP_URL", "http://erp", "LEVEL", "3"));

    assertEquals(Set.of("LEVEL"), read.with("LEVEL", "2").conflictsWith(newer));
    assertEquals(Set.of("LEVEL"), read.without("LEVEL").conflictsWith(newer));
    assertEquals(Set.of(), read.with("LEVEL", "3").conflictsWith(newer));
  }

  @Test
  void no_text_for_a_log_holds_a_value() {
    SettingsDraft draft = read.with("LEVEL", "secret");

    assertFalse(draft.toString().contains("secret"));
    assertFalse(draft.rows().toString().contains("secret"));
  }
}
