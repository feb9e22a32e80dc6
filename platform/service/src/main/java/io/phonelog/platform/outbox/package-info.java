/** A change and the news of it in one transaction; and each fact handled once. */
@NullMarked
package io.phonelog.platform.outbox;

import org.jspecify.annotations.NullMarked;
