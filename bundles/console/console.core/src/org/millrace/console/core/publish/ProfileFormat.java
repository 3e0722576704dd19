package org.millrace.console.core.publish;

import org.millrace.publish.PublishProfile;

/** The two kinds of files that publishing clients read. */
public enum ProfileFormat {
  /** For a project's {@code Properties/PublishProfiles}: keeps scheme, port and path. */
  PUBXML("pubxml") {
    @Override
    String text(PublishProfile profile) {
      return profile.pubxml(true);
    }
  },
  /** For imports, and as a secret of GitHub's action. */
  PUBLISH_SETTINGS("PublishSettings") {
    @Override
    String text(PublishProfile profile) {
      return profile.publishSettings(true);
    }
  };

  private final String ending;

  ProfileFormat(String ending) {
    this.ending = ending;
  }

  /** What stands behind the dot of the file's name. */
  public String ending() {
    return ending;
  }

  abstract String text(PublishProfile profile);
}
