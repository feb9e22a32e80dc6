package io.phonelog.stack.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The users of the demo realm, each named for the role it has. */
public enum DemoUser {
    OWNER("acme"),
    ADMIN("acme"),
    MANAGER("acme"),
    ANALYST("acme"),
    VIEWER("acme"),
    OTHER_OWNER("globex");

    private final String tenant;

    DemoUser(String tenant) {
        this.tenant = tenant;
    }

    public static Optional<DemoUser> named(String name) {
        return Arrays.stream(values()).filter(user -> user.userName().equals(name)).findFirst();
    }

    public String userName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String tenant() {
        return tenant;
    }
}
