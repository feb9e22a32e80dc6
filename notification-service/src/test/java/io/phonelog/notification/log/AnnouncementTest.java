package io.phonelog.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.contracts.upload.UploadRejected;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class AnnouncementTest {
    @Test
    void tellsOfARejectedUploadAndOfTheJobThatWillNotBe() {
        UUID upload = Uuid7.next();
        UUID job = Uuid7.next();
        var rejected =
                new UploadRejected(
                        upload,
                        job,
                        "a.csv",
                        12,
                        "00ff",
                        "MALWARE_FOUND",
                        "Malware was found in it.",
                        "Eicar-Test-Signature",
                        Instant.now());

        Announcement announcement =
                Announcement.of(event(MessageType.UPLOAD_REJECTED, upload, rejected)).orElseThrow();

        assertThat(announcement.topic()).isEqualTo(Announcement.UPLOADS);
        assertThat(announcement.stream()).isEqualTo("upload:" + upload);
        assertThat(announcement.jobId()).isEqualTo(job);
        assertThat(announcement.data()).isEqualTo(rejected);
        assertThat(Announcement.types()).contains("upload.rejected");
    }

    @Test
    void tellsHowFarAnUploadHasComeBeforeThereIsAJob() {
        UUID upload = Uuid7.next();
        var progress =
                new UploadProgressed(upload, "a.csv", 10, 100L, 10.0, 5, 4, 18L, Instant.now());

        Announcement announcement =
                Announcement.of(event(MessageType.UPLOAD_PROGRESS, upload, progress)).orElseThrow();

        assertThat(announcement.stream()).isEqualTo("upload:" + upload);
        assertThat(announcement.jobId()).isNull();
        assertThat(announcement.ended()).isFalse();
        assertThat(announcement.data()).isEqualTo(progress);
    }

    @Test
    void tellsThatAnUploadIsDeletedAndOfNobodysInParticular() {
        UUID upload = Uuid7.next();
        var deleted = new UploadDeleted(upload, upload, "a.csv", true, Instant.now());

        Announcement announcement =
                Announcement.of(event(MessageType.UPLOAD_DELETED, upload, deleted)).orElseThrow();

        assertThat(announcement.stream()).isEqualTo("upload:" + upload);
        assertThat(announcement.ended()).isTrue();
        assertThat(announcement.owner()).isNull();
        assertThat(announcement.data()).isEqualTo(deleted);
        assertThat(Announcement.types()).contains("upload.deleted", "job.deleted");
    }

    private static <T> CloudEvent<T> event(MessageType type, UUID upload, T data) {
        return new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                Uuid7.next().toString(),
                "/phonelog/upload-service",
                type.wireName(),
                upload.toString(),
                Instant.now(),
                CloudEvent.DATA_CONTENT_TYPE,
                Uuid7.next(),
                "user:1",
                null,
                null,
                data);
    }
}
