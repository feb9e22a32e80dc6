package io.phonelog.stack.gateway;

/** Where a service listens. */
record Backend(String host, int port) {
    static Backend parse(String address) {
        int colon = address.lastIndexOf(':');
        return new Backend(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}
