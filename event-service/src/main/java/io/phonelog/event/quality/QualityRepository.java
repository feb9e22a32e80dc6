package io.phonelog.event.quality;

import io.phonelog.event.quality.QualityView.OfFile;
import io.phonelog.event.quality.QualityView.OfSource;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sums up what was counted of each batch at load. */
@ApplicationScoped
class QualityRepository {
    /** More files than this say nothing that fewer would not. */
    private static final int MOST_FILES = 5_000;

    private static final double HOURS_A_DAY = 24;

    /**
     * A run's origins differ in template and parser only. The time that is in a UUIDv7 is its
     * making.
     */
    private static final String FILES =
            """
            select b.job_id, o.upload_id, o.source,
                   cast(extract(epoch from max(b.last_start)
                        filter (where b.last_start > '-infinity')) as bigint),
                   cast(sum(b.rows) as bigint), cast(sum(b.timed) as bigint),
                   cast(sum(b.with_party) as bigint), cast(sum(b.contacts) as bigint),
                   cast(sum(b.numbers) as bigint), cast(sum(b.answered) as bigint),
                   cast(sum(b.measured) as bigint), cast(sum(b.placed) as bigint),
                   cast(sum(b.plausible) as bigint), cast(sum(b.consistent) as bigint),
                   (select cast(coalesce(sum(r.duplicates), 0) as bigint) from origin r
                    where r.org_id = (select current_org()) and r.job_id = b.job_id)
            from loaded_batch b, lateral (
                select upload_id, source from origin
                where job_id = b.job_id and run = b.run order by id limit 1) o
            where b.timed is not null
              and (cast(:job as uuid) is null or b.job_id = :job)
              and (cast(:source as text) is null or o.source = :source)
            group by b.job_id, o.upload_id, o.source
            order by b.job_id desc limit %d"""
                    .formatted(MOST_FILES);

    /** A file with its counts. */
    private record Measured(OfFile file, Counts counts) {
        long duplicates() {
            return file.duplicates();
        }
    }

    Uni<QualityView> quality(
            Mutiny.Session session, @Nullable UUID job, @Nullable String source, int limit) {
        return session.createNativeQuery(FILES, Object[].class)
                .setParameter("job", job)
                .setParameter("source", source)
                .getResultList()
                .map(rows -> view(rows.stream().map(QualityRepository::measured).toList(), limit));
    }

    private static QualityView view(List<Measured> files, int limit) {
        Map<String, List<Measured>> bySource = new LinkedHashMap<>();
        for (Measured file : files) {
            String source = file.file().source();
            bySource.computeIfAbsent(source == null ? "" : source, s -> new ArrayList<>())
                    .add(file);
        }
        return new QualityView(
                bySource.values().stream().map(QualityRepository::ofSource).toList(),
                files.stream().limit(limit).map(Measured::file).toList());
    }

    private static OfSource ofSource(List<Measured> files) {
        Counts counts = files.stream().map(Measured::counts).reduce(Counts.NONE, Counts::plus);
        var dimensions = Score.of(counts);
        return new OfSource(
                files.get(0).file().source(),
                files.size(),
                counts.events(),
                files.stream().mapToLong(Measured::duplicates).sum(),
                Score.mean(dimensions),
                dimensions,
                median(files));
    }

    private static @Nullable Double median(List<Measured> files) {
        double[] days =
                files.stream()
                        .map(file -> file.file().timeliness())
                        .filter(java.util.Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return days.length == 0 ? null : (Double) days[days.length / 2];
    }

    private static Measured measured(Object[] row) {
        Counts counts = Counts.of(row, 4);
        UUID upload = (UUID) row[1];
        Instant uploaded = Instant.ofEpochMilli(upload.getMostSignificantBits() >>> 16);
        Instant last = row[3] == null ? null : Instant.ofEpochSecond(((Number) row[3]).longValue());
        var dimensions = Score.of(counts);
        return new Measured(
                new OfFile(
                        (UUID) row[0],
                        upload,
                        (String) row[2],
                        counts.events(),
                        ((Number) row[14]).longValue(),
                        uploaded,
                        last,
                        Score.mean(dimensions),
                        dimensions,
                        last == null ? null : (Double) days(last, uploaded)),
                counts);
    }

    private static double days(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toHours() / HOURS_A_DAY * 10) / 10.0;
    }
}
