package org.millrace.console.ui.status;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.Images;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.publish.PublishView;

/** Whether others can publish to this console, and where; opens the view about it. */
final class EndpointEntry implements TrimEntry {
  private final IWorkbenchWindow window;
  private final LocalPublishEndpoint endpoint;

  EndpointEntry(IWorkbenchWindow window) {
    this.window = window;
    this.endpoint = window.getService(LocalPublishEndpoint.class);
  }

  @Override
  public String id() {
    return TestIds.TRIM_PUBLISH;
  }

  @Override
  public void follow(Control foot, Runnable changed) {
    Runnable listener = new Repaint(foot, changed)::request;
    endpoint.addListener(listener);
    foot.addDisposeListener(event -> endpoint.removeListener(listener));
  }

  @Override
  public Optional<Face> face() {
    return Optional.of(
        switch (endpoint.state()) {
          case LocalPublishEndpoint.State.Off _ ->
              face(Messages.Endpoint_off, Images.PUBLISH_OFF, Messages.Endpoint_offHint);
          case LocalPublishEndpoint.State.On on ->
              face(
                  NLS.bind(Messages.Endpoint_on, Integer.toString(on.url().getPort())),
                  Images.PUBLISH,
                  NLS.bind(Messages.Endpoint_onHint, on.url()));
          case LocalPublishEndpoint.State.Failed failed ->
              face(Messages.Endpoint_failed, Images.FAIL, failed.reason());
        });
  }

  private static Face face(String text, Images image, String hint) {
    return new Face(text, image.descriptor(), hint);
  }

  @Override
  public void open(Point corner) {
    PublishView.show(window);
  }
}
