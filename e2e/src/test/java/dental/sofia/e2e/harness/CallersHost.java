package dental.sofia.e2e.harness;

import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host outside of the local node, in a network namespace of its own, from which and to which no
 * UDP goes.
 */
public final class CallersHost implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path directory;
  private final String name;
  private final Path program;

  private CallersHost(Path directory, int number) {
    this.directory = directory;
    this.name = "sofia-caller-" + number;
    this.program = directory.resolve("chromium-of-the-caller");
  }

  /**
   * @param directory for its files
   */
  public static CallersHost create(Path directory) {
    int number = COUNT.getAndIncrement();
    var host = new CallersHost(directory, number);
    // What a run left behind that was killed.
    host.close();
    host.connect("10.98.0." + (4 * number + 1), "10.98.0." + (4 * number + 2));
    try {
      Files.writeString(
          host.program, "#!/bin/sh\nexec ip netns exec " + host.name + " chromium \"$@\"\n");
      Files.setPosixFilePermissions(host.program, PosixFilePermissions.fromString("rwxr-xr-x"));
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connect(String outside, String address) {
    run("ip", "netns", "add", name);
    run("ip", "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
    run("ip", "address", "add", outside + "/30", "dev", name);
    run("ip", "link", "set", name, "up");
    inside("ip", "link", "set", "lo", "up");
    inside("ip", "address", "add", address + "/30", "dev", "eth0");
    inside("ip", "link", "set", "eth0", "up");
    inside("ip", "route", "add", "default", "via", outside);
    inside("iptables", "-A", "INPUT", "-p", "udp", "-j", "DROP");
    inside("iptables", "-A", "OUTPUT", "-p", "udp", "-j", "DROP");
  }

  /**
   * A browser on this host, into whose microphone somebody beeps.
   *
   * @param hertz of the beeps
   * @param trusted addresses to whose pages it gives the microphone although they come without TLS
   */
  public Chromium chromium(double hertz, String... trusted) {
    return chromiumWith(hertz, trusting(trusted));
  }

  /**
   * The same, which trusts nobody in particular.
   *
   * @param switches of Chromium's command line
   */
  public Chromium chromiumWith(double hertz, String... switches) {
    return launch(Sound.beeps(file(), hertz), switches);
  }

  /**
   * The same as {@link #chromium}, but whoever is at the microphone speaks once, fifteen seconds
   * after a call began, and is silent otherwise.
   */
  public Chromium chromiumOfOneTurn(double hertz, String... trusted) {
    return launch(Sound.turn(file(), hertz), trusting(trusted));
  }

  private Path file() {
    return directory.resolve("voice-" + System.nanoTime() + ".wav");
  }

  private Chromium launch(Path voice, String... switches) {
    return Chromium.launch(program, new Microphone.Playing(voice), switches);
  }

  private static String trusting(String... trusted) {
    return "--unsafely-treat-insecure-origin-as-secure=" + String.join(",", trusted);
  }

  @Override
  public void close() {
    start("ip", "netns", "delete", name);
    start("ip", "link", "delete", name);
  }

  private void inside(String... command) {
    var all = new java.util.ArrayList<>(List.of("ip", "netns", "exec", name));
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
