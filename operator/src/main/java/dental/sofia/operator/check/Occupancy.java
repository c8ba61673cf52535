package dental.sofia.operator.check;

/**
 * How full a deployment is. The checks' own rooms and participants don't count.
 *
 * @param rooms that are open
 * @param participants in all of them
 */
public record Occupancy(long rooms, long participants) {

  static final Occupancy NONE = new Occupancy(0, 0);

  Occupancy plus(Occupancy other) {
    return new Occupancy(rooms + other.rooms, participants + other.participants);
  }
}
