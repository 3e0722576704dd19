package org.millrace.publish;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a recorded run must come to with this endpoint. Where the recording server answered wrongly
 * on purpose, it is what a right server leads the client to.
 *
 * @param answers the status of each request that brings a package, in order
 * @param end what the agent makes of the package it takes
 * @param follows how the client learns of the end
 */
record ExpectedRun(String name, List<Integer> answers, End end, Follows follows) {

  enum End {
    LIVE,
    FAILED,
    /** The agent takes no package. */
    NONE
  }

  enum Follows {
    /** Asks at the URL it was given. */
    LOCATION,
    /** Makes the URL of the id it was given. */
    ID,
    /** Waits for the one answer. */
    ANSWER
  }

  static final Map<String, ExpectedRun> ALL =
      Stream.of(
              live(Follows.LOCATION, "inproc-zipdeploy-success", "inproc-zipdeploy-emptybody"),
              live(Follows.LOCATION, "iso1-zipdeploy-success", "iso2-zipdeploy-success"),
              live(Follows.LOCATION, "web-zipdeploy-success", "worker-publish-zipdeploy-success"),
              live(Follows.LOCATION, "inproc-zipdeploy-prefix", "inproc-zipdeploy-no-location"),
              live(Follows.LOCATION, "inproc-zipdeploy-poll404", "inproc-zipdeploy-status-missing"),
              live(Follows.LOCATION, "web-zipdeploy-status-missing", "iso2-zipdeploy-partial"),
              live(Follows.LOCATION, "inproc-zipdeploy-redirect307", "inproc-zipdeploy-bearer"),
              live(Follows.LOCATION, "iso2-publish-success", "iso2-publish-id-string"),
              live(Follows.LOCATION, "afs-zipdeploy-success", "afs-zipdeploy-empty-202"),
              live(Follows.LOCATION, "afs-zipdeploy-prefix-without-slash"),
              live(Follows.LOCATION, "afs-publish-success", "afs-publish-id-string"),
              live(Follows.LOCATION, "web-onedeploy-success", "web-onedeploy-record-body"),
              live(Follows.LOCATION, "web-onedeploy-https", "web-onedeploy-no-location"),
              live(Follows.LOCATION, "web-onedeploy-relative-location"),
              live(Follows.LOCATION, "web-zipdeploy-https-port"),
              live(Follows.LOCATION, "curl-data-binary-async", "curl-expect-100"),
              live(Follows.LOCATION, "curl-multipart-type-without-boundary", "curl-stdin-chunked"),
              live(Follows.LOCATION, "curl-form-file", "curl-form-file-typed"),
              live(Follows.LOCATION, "action-zipdeploy-success", "action-zipdeploy-chunked"),
              live(Follows.LOCATION, "action-zipdeploy-folder", "action-zipdeploy-retry-after"),
              live(Follows.LOCATION, "action-zipdeploy-settings-restored"),
              live(Follows.LOCATION, "action-zipdeploy-settings-untouched"),
              live(Follows.LOCATION, "action-zipdeploy-no-location", "action-zipdeploy-empty-202"),
              live(Follows.LOCATION, "action-zipdeploy-poll503", "action-zipdeploy-poll404"),
              live(Follows.ID, "action-flex-id-string", "action-flex-record-body"),
              live(Follows.ANSWER, "curl-upload-file-sync", "curl-put-upload-file"),
              live(Follows.ANSWER, "curl-url-credentials", "curl-publish-type-zip"),
              live(Follows.ANSWER, "web-kudu-success"),
              failed(Follows.LOCATION, 202, "inproc-zipdeploy-failed", "iso1-zipdeploy-failed"),
              failed(Follows.LOCATION, 202, "iso2-zipdeploy-failed", "web-zipdeploy-failed"),
              failed(Follows.LOCATION, 202, "afs-zipdeploy-failed", "web-onedeploy-failed"),
              failed(Follows.LOCATION, 202, "action-zipdeploy-failed"),
              failed(Follows.ID, 202, "action-flex-failed"),
              failed(Follows.ANSWER, 400, "web-kudu-error"),
              refused(409, "inproc-zipdeploy-conflict", "web-zipdeploy-conflict"),
              refused(409, "afs-zipdeploy-conflict-json", "afs-zipdeploy-conflict-text"),
              refused(409, "web-onedeploy-conflict", "iso2-zipdeploy-conflict-status"),
              refused(409, "curl-conflict-fail"),
              refused(400, "inproc-zipdeploy-badrequest", "web-onedeploy-badrequest"),
              refused(400, "action-zipdeploy-badrequest"),
              refused(401, "inproc-zipdeploy-unauthorized", "inproc-zipdeploy-refused-early"),
              refused(401, "inproc-zipdeploy-nonascii-password", "curl-no-credentials"),
              Stream.of(
                  run("curl-anyauth", End.LIVE, Follows.ANSWER, 401, 200),
                  run("action-zipdeploy-conflict-retry", End.LIVE, Follows.LOCATION, 409, 409, 202),
                  run("action-zipdeploy-conflict-exhausted", 409, 409, 409, 409, 409),
                  run("action-zipdeploy-conflict-before-body", 409, 400),
                  run("action-unauthorized"),
                  run("curl-poll"),
                  run("inproc-publish-no-deploy"),
                  run("iso2-publish-no-deploy"),
                  run("afs-zipdeploy-http-refused")))
          .flatMap(runs -> runs)
          .collect(Collectors.toMap(ExpectedRun::name, run -> run));

  private static Stream<ExpectedRun> live(Follows follows, String... names) {
    int answer = follows == Follows.ANSWER ? 200 : 202;
    return Stream.of(names).map(name -> run(name, End.LIVE, follows, answer));
  }

  private static Stream<ExpectedRun> failed(Follows follows, int answer, String... names) {
    return Stream.of(names).map(name -> run(name, End.FAILED, follows, answer));
  }

  private static Stream<ExpectedRun> refused(int answer, String... names) {
    return Stream.of(names).map(name -> run(name, answer));
  }

  private static ExpectedRun run(String name, Integer... answers) {
    return run(name, End.NONE, Follows.ANSWER, answers);
  }

  private static ExpectedRun run(String name, End end, Follows follows, Integer... answers) {
    return new ExpectedRun(name, List.of(answers), end, follows);
  }
}
