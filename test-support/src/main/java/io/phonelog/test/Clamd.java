package io.phonelog.test;

import io.phonelog.stack.clamd.ClamdProgram;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that needs the machine's clamd. It is left out where there is none, so that a JDK is
 * enough to build; with {@code CI=true} it runs all the same, and fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Clamd.Needed.class)
public @interface Clamd {
    /** Decides whether the test runs. */
    final class Needed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ClamdProgram.find().isPresent() || "true".equals(System.getenv("CI"))
                    ? ConditionEvaluationResult.enabled("clamd is expected")
                    : ConditionEvaluationResult.disabled(
                            "this machine has no clamd; install clamav-daemon");
        }
    }
}
