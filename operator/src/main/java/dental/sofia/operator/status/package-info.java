/**
 * What the user is told: conditions merged from the previous ones and the results, the events that
 * announce a change, and whether a change is worth a write now. Pure, but for {@link
 * dental.sofia.operator.status.EventRecorder}.
 */
package dental.sofia.operator.status;
