package dental.sofia.wire.turn;

/** What became of a CreatePermission request. */
public sealed interface PermissionResult permits Permitted, Refused, Failed {}
