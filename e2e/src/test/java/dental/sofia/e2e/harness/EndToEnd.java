package dental.sofia.e2e.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against a real cluster with the operator in it. Its methods are given what they ask for:
 * {@link Cluster}, {@link OperatorRelease}, or a {@link Sandbox}; one that {@code @BeforeAll} asks
 * for is the whole class's.
 *
 * <p>Classes run at the same time; one that stops the operator or counts its requests is also
 * {@code @Isolated}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("e2e")
@ExtendWith(EndToEndExtension.class)
public @interface EndToEnd {}
