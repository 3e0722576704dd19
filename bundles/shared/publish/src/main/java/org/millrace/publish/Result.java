package org.millrace.publish;

/** An answer with what the console is told of it. */
record Result(Answer answer, PublishOutcome outcome) {
  static Result of(Answer answer) {
    return new Result(answer, new PublishOutcome.Answered(answer.status()));
  }
}
