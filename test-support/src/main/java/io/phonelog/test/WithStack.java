package io.phonelog.test;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} real components and the settings that lead to them. They are started
 * once per JVM; name the same parts in every test of a module, or Quarkus restarts the service
 * between them. (Not a list of parts: Quarkus holds two arrays for different and restarts all the
 * same.)
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(value = EmbeddedStack.class, scope = TestResourceScope.MATCHING_RESOURCES)
public @interface WithStack {
    boolean postgres() default true;

    /** A second Postgres that follows the first. */
    boolean standby() default false;

    boolean kafka() default true;

    boolean s3() default false;

    /** Where the machine has one; a test that cannot do without says so with {@link Clamd}. */
    boolean clamd() default false;
}
