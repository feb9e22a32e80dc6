package io.phonelog.job;

import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The lines of a file that are no rows, and what they say of how many rows there are. */
@Embeddable
public class LineTally {
    @Column(name = "lines_header")
    private long header;

    @Column(name = "lines_preamble")
    private long preamble;

    @Column(name = "lines_blank")
    private long blank;

    @Column(name = "lines_trailer")
    private long trailer;

    @Column(name = "declared_sum")
    private long declaredSum;

    @Column(name = "declared_last")
    private @Nullable Long declaredLast;

    @Column(name = "declared_line")
    private long declaredLine;

    void add(OtherLines lines) {
        header += lines.header();
        preamble += lines.preamble();
        blank += lines.blank();
        trailer += lines.trailer();
    }

    /** Chunks come in any order; the last line of the file counts. */
    void declared(List<DeclaredRows> declared) {
        for (DeclaredRows said : declared) {
            declaredSum += said.rows();
            if (said.line() > declaredLine) {
                declaredLine = said.line();
                declaredLast = said.rows();
            }
        }
    }

    OtherLines sum() {
        return new OtherLines(header, preamble, blank, trailer);
    }

    /**
     * Totals of the whole file come last, those of its sections add up, and a file may say the same
     * above its table as below.
     */
    List<JobWarning> warnings(long rows) {
        if (declaredLast == null || declaredLast == rows || declaredSum == rows) {
            return List.of();
        }
        return List.of(JobWarning.rowsDiffer(declaredLast, rows));
    }
}
