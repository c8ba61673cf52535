package dental.sofia.operator.support;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out tests, also those that other modules lend as a jar. */
public final class ProductOnly implements ImportOption {

  private final ImportOption folders = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return folders.includes(location) && !location.contains("-tests.jar");
  }
}
