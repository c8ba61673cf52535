package dental.sofia.wire.http;

import dental.sofia.wire.Fault;

/** What became of a request. */
public sealed interface HttpResult permits HttpResponse, HttpResult.Failed {

  /** There was no response, or none within the limits. */
  record Failed(Fault fault) implements HttpResult {}
}
