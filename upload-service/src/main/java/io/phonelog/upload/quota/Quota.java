package io.phonelog.upload.quota;

import static io.phonelog.upload.UploadProblem.DAY_FULL;
import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;
import static io.phonelog.upload.UploadProblem.TOO_MANY_SESSIONS;

import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.quota.QuotaConfig.Limits;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Says whether a tenant may send another file. */
@ApplicationScoped
public class Quota {
    private static final Duration FOR_A_PLACE = Duration.ofMinutes(1);

    private final QuotaConfig config;
    private final UploadConfig uploads;
    private final UsageRepository usage;

    public Quota(QuotaConfig config, UploadConfig uploads, UsageRepository usage) {
        this.config = config;
        this.uploads = uploads;
        this.usage = usage;
    }

    /**
     * Admits a file that is sent in one request, in the current transaction.
     *
     * @param length in bytes, null when only its end tells it
     */
    public Uni<Void> admit(UUID org, @Nullable Long length) {
        requireSize(org, length);
        return today(org, length).replaceWithVoid();
    }

    /** Admits a file that may be sent in several requests, in the current transaction. */
    public Uni<Void> admitSession(UUID org, @Nullable Long length) {
        requireSize(org, length);
        return today(org, length)
                .invoke(
                        used -> {
                            if (used.open() >= limits(org).openSessions()) {
                                throw TOO_MANY_SESSIONS
                                        .because(
                                                "Finish or cancel one of %d."
                                                        .formatted(used.open()))
                                        .retryAfter(FOR_A_PLACE);
                            }
                        })
                .replaceWithVoid();
    }

    /** The largest file of a tenant, in bytes. */
    public long mostBytes(UUID org) {
        return Math.min(limits(org).fileSize().asLongValue(), uploads.maxSize().asLongValue());
    }

    /** Bytes of an upload that has ended, in the current transaction. */
    public Uni<Void> count(UUID org, long bytes) {
        return usage.add(org, LocalDate.now(ZoneOffset.UTC), bytes);
    }

    private void requireSize(UUID org, @Nullable Long length) {
        long most = mostBytes(org);
        if (length != null && length > most) {
            throw FILE_TOO_LARGE.because("A file may have at most %d bytes.".formatted(most));
        }
    }

    private Uni<Usage> today(UUID org, @Nullable Long length) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        long most = limits(org).bytesPerDay().asLongValue();
        return usage.alone(org, day)
                .invoke(
                        used -> {
                            if (used.today() >= most
                                    || (length != null && used.today() + length > most)) {
                                throw DAY_FULL.because(
                                                "%d of %d bytes of this day are used."
                                                        .formatted(used.today(), most))
                                        .retryAfter(untilTomorrow(day));
                            }
                        });
    }

    private Limits limits(UUID org) {
        Limits own = config.tenant().get(org);
        return own == null ? config.usual() : own;
    }

    private static Duration untilTomorrow(LocalDate day) {
        return Duration.between(
                Instant.now(), day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
