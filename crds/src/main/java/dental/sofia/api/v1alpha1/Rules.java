package dental.sofia.api.v1alpha1;

/**
 * Texts that several validation rules share. CEL (the Common Expression Language of the API server)
 * knows no constants, so each rule carries its pattern; one place keeps pattern and message
 * together.
 */
final class Rules {

  /** A DNS name (RFC 1123) or an IPv4 address: what may stand in a URL without brackets. */
  static final String HOST =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

  static final String HOST_MESSAGE =
      "write a DNS name or an IPv4 address in lower case, without scheme, port or path, like"
          + " sofia.example.com (for IPv6 write a DNS name that has an AAAA record)";

  /**
   * An IPv4 address: LiveKit advertises one literal, and a relay never carries IPv6 in a cluster's
   * private ranges.
   */
  static final String IPV4 =
      "self.matches('^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$')";

  /** One unit only, so that one text has one meaning. */
  static final String DURATION = "^[0-9]{1,5}(s|m|h)$";

  /** Registry, path, then a tag or a digest or both: what the container runtimes parse. */
  static final String IMAGE =
      "self.matches('^([a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:[0-9]{1,5})?/)?"
          + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
          + "(:[a-zA-Z0-9_][-a-zA-Z0-9._]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$')";

  static final String IMAGE_MESSAGE =
      "write an image reference with a tag or digest and without scheme or blanks, like livekit/livekit-server:v1.13.5";

  /** A name of a Secret: a DNS subdomain (RFC 1123). */
  static final String SECRET =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

  static final String SECRET_MESSAGE =
      "write the name of a Secret in the namespace of this resource, like praxis-keys (never the secret itself)";

  private Rules() {}
}
