package dental.sofia.kubectl;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that this program was packaged with. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("not packaged")
    };
  }
}
