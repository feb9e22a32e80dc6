package io.phonelog.upload.scan;

import java.util.Optional;

/** Files that hold files, as far as they are looked into. */
enum Container {
    /** Also spreadsheets, which are zip archives of XML. */
    ZIP(new byte[] {'P', 'K', 3, 4}),
    GZIP(new byte[] {0x1f, (byte) 0x8b});

    private final byte[] magic;

    Container(byte[] magic) {
        this.magic = magic;
    }

    /** What begins with these bytes. */
    static Optional<Container> of(byte[] head) {
        for (Container container : values()) {
            if (container.begins(head)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] head) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
