package dental.sofia.wire.support.fleet;

import dental.sofia.wire.jwt.ApiKey;

/**
 * What all pods of a fleet are run with.
 *
 * @param turnUrl what LiveKit tells callers to use
 */
record FleetKeys(ApiKey api, String turnSecret, String turnUrl) {}
