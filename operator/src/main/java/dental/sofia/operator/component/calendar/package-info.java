/**
 * The calendar as Kubernetes objects: its pods, the Service with the page, the practice's profile
 * as a file, and the volume that keeps appointments, which outlives the resource.
 */
package dental.sofia.operator.component.calendar;
