/**
 * From what the user wrote to what will be run: {@link dental.sofia.operator.resolve.Resolver}
 * decides every default and name once and returns a {@link
 * dental.sofia.operator.resolve.SofiaModel} without a null, or every problem it found. Pure: no
 * client, no clock, no environment.
 */
package dental.sofia.operator.resolve;
