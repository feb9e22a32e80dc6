package io.phonelog.test;

import java.util.UUID;

/** The tenants of tests, the same two as in the local stack. */
public enum Org {
    ACME("acme", "a0c3e000-0000-7000-8000-000000000001"),
    GLOBEX("globex", "910be000-0000-7000-8000-000000000002");

    private final String alias;
    private final UUID id;

    Org(String alias, String id) {
        this.alias = alias;
        this.id = UUID.fromString(id);
    }

    /** The claim {@code org}. */
    public String alias() {
        return alias;
    }

    /** The claim {@code org_id}. */
    public UUID id() {
        return id;
    }
}
