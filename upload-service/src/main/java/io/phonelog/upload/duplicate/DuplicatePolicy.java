package io.phonelog.upload.duplicate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a file whose bytes the tenant has already. */
public enum DuplicatePolicy {
    /** It is refused; the answer names the earlier upload. */
    @JsonProperty("reject")
    REJECT,
    /** It is an upload of its own that shares the earlier one's bytes and job. */
    @JsonProperty("link")
    LINK,
    /** It is stored and parsed once more, and says what it is a duplicate of. */
    @JsonProperty("allow")
    ALLOW
}
