package org.millrace.console.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IProgressConstants;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Operation;

/**
 * The one place that makes jobs. A job opens no dialog and no error box: whoever schedules it is
 * told how it ended and shows that where it belongs.
 */
public final class OperationJobs {
  private OperationJobs() {}

  /**
   * Runs the operation in the background.
   *
   * @param ended told in the UI thread, unless the console ends before
   */
  public static Job schedule(Operation operation, Consumer<IStatus> ended) {
    Job job = new OperationJob(operation);
    job.addJobChangeListener(listener(ended));
    job.schedule();
    return job;
  }

  /** The operations of a sort that have not ended. */
  public static <T extends Operation> List<T> running(Class<T> sort, JobFamilies family) {
    return Stream.of(Job.getJobManager().find(family))
        .filter(OperationJob.class::isInstance)
        .map(job -> ((OperationJob) job).operation)
        .filter(sort::isInstance)
        .map(sort::cast)
        .toList();
  }

  private static JobChangeAdapter listener(Consumer<IStatus> ended) {
    Display display = Display.getDefault();
    return new JobChangeAdapter() {
      @Override
      public void done(IJobChangeEvent event) {
        if (!display.isDisposed()) {
          IStatus end = ((OperationJob) event.getJob()).end(event.getResult());
          display.asyncExec(() -> ended.accept(end));
        }
      }
    };
  }

  private static final class OperationJob extends Job {
    private final Operation operation;
    private volatile IStatus failure = Status.OK_STATUS;

    OperationJob(Operation operation) {
      super(operation.title());
      this.operation = operation;
      setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
      IStatus judged = operation.check();
      if (judged.matches(IStatus.ERROR)) {
        return failed(judged);
      }
      try {
        operation.run(SubMonitor.convert(monitor, operation.title(), 100));
        return Status.OK_STATUS;
      } catch (CoreException failed) {
        return failed(failed.getStatus());
      } catch (OperationCanceledException cancelled) {
        return Status.CANCEL_STATUS;
      }
    }

    /** What an agent refuses is no error of the console, so it does not go to the error log. */
    private IStatus failed(IStatus why) {
      failure = why;
      LastFailure.note(operation, why);
      return Status.info(why.getMessage());
    }

    IStatus end(IStatus result) {
      return failure.isOK() ? result : failure;
    }

    @Override
    protected void canceling() {
      operation.cancel();
    }

    @Override
    public boolean belongsTo(Object family) {
      return operation.family().equals(family) || operation.installation().equals(family);
    }
  }
}
