/** Checks that only make sense from where callers stand; one file each, and nothing lists them. */
package dental.sofia.kubectl.check;
