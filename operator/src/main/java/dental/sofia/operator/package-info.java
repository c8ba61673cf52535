/**
 * The operator, in the order in which a reconcile runs through it.
 *
 * <pre>
 *  SofiaDeployment
 *      │  resolve/      spec + OperatorConfig → Resolved(SofiaModel) | Invalid(problems)          pure
 *      ▼
 *  SofiaModel
 *      │  credentials/  keys that were generated once, or are the user's                          I/O
 *      │  component/    model + credentials → ConfigMap, Secret, Deployment, Service, …           pure
 *      ▼
 *  desired objects ── apply/ ── server-side apply of what differs, deletion of what is unwanted   I/O
 *      │  check/        facts → Passed | Failed | Unknown; parallel, one deadline                 I/O, bounded, total
 *      ▼
 *  results
 *      │  status/       (previous status, results, generation, clock) → status                    pure
 *      ▼
 *  patched only if it changed; again after the interval
 * </pre>
 *
 * <p>{@code controller/} is the paragraph that calls them one after the other. Start reading there.
 */
package dental.sofia.operator;
