package dental.sofia.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A host outside of the local node, in a network namespace of its own, from which and to which no
 * UDP goes.
 */
public final class CallersHost implements AutoCloseable {

  private static final String NAME = "sofia-caller";
  private static final String OUTSIDE = "10.98.0.1";
  private static final String ADDRESS = "10.98.0.2";

  private final Path chromium;

  private CallersHost(Path chromium) {
    this.chromium = chromium;
  }

  public static CallersHost create(Path directory) {
    remove();
    run("ip", "netns", "add", NAME);
    run("ip", "link", "add", NAME, "type", "veth", "peer", "name", "eth0", "netns", NAME);
    run("ip", "address", "add", OUTSIDE + "/30", "dev", NAME);
    run("ip", "link", "set", NAME, "up");
    inside("ip", "link", "set", "lo", "up");
    inside("ip", "address", "add", ADDRESS + "/30", "dev", "eth0");
    inside("ip", "link", "set", "eth0", "up");
    inside("ip", "route", "add", "default", "via", OUTSIDE);
    inside("iptables", "-A", "INPUT", "-p", "udp", "-j", "DROP");
    inside("iptables", "-A", "OUTPUT", "-p", "udp", "-j", "DROP");
    try {
      Path program = directory.resolve("chromium-of-the-caller");
      Files.writeString(program, "#!/bin/sh\nexec ip netns exec " + NAME + " chromium \"$@\"\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new CallersHost(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chromium on this host. */
  public Path chromium() {
    return chromium;
  }

  @Override
  public void close() {
    remove();
  }

  /** Also what a run left behind that was killed. */
  private static void remove() {
    start("ip", "netns", "delete", NAME);
    start("ip", "link", "delete", NAME);
  }

  private static void inside(String... command) {
    var all = new java.util.ArrayList<>(List.of("ip", "netns", "exec", NAME));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new));
  }

  private static void run(String... command) {
    int code = start(command);
    if (code != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with " + code);
    }
  }

  private static int start(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
