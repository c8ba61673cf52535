/**
 * The I/O between desired and actual objects: server-side apply of what differs, deletion of what
 * is no longer wanted, nothing at all where everything is as it should be. {@link
 * dental.sofia.operator.apply.OwnedObjects} is the view of one resource's objects, {@link
 * dental.sofia.operator.apply.Applier} the rule of what is done with them.
 */
package dental.sofia.operator.apply;
