package dental.sofia.wire.turn;

import dental.sofia.wire.Fault;

/** There was no answer, or none that a TURN server would give. */
public record Failed(Fault fault)
    implements AllocateResult,
        BindingResult,
        PermissionResult,
        RefreshResult,
        SendResult,
        ReceiveResult {}
