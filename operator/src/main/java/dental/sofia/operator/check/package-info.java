/**
 * What is asked of the running system on every reconcile. A {@link
 * dental.sofia.operator.check.Check} looks at facts that were gathered once and says Passed, Failed
 * or Unknown; {@link dental.sofia.operator.check.CheckRunner} runs all of them at the same time
 * under one deadline. A check is one file and is found by injection; nothing lists them.
 */
package dental.sofia.operator.check;
