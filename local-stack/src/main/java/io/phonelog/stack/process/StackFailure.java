package io.phonelog.stack.process;

import org.jspecify.annotations.Nullable;

/** Something the user has to know. The message is a sentence that says what to do. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailure(String sentence) {
        this(sentence, null);
    }

    public StackFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
