package io.phonelog.stack.postgres;

/** The passwords of the database roles. Each is 8 or more of A-Z a-z 0-9 _ -. */
public interface Passwords {
    /** Of the superuser {@code postgres}, which only the stack itself uses. */
    String ofSuperuser();

    /** Of {@code phonelog_<service>}. */
    String of(String service);

    /** Of {@code phonelog_<service>_owner}. */
    String ofOwner(String service);

    /** One password for all: enough for a database that lives as long as a test run. */
    static Passwords same(String password) {
        return new Passwords() {
            @Override
            public String ofSuperuser() {
                return password;
            }

            @Override
            public String of(String service) {
                return password;
            }

            @Override
            public String ofOwner(String service) {
                return password;
            }
        };
    }
}
