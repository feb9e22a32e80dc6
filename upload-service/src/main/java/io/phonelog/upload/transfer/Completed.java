package io.phonelog.upload.transfer;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.AcceptedView;

/** What came of a file that was whole. */
public sealed interface Completed {

    /** It is whole, and will be parsed unless the scan finds something. */
    record Stored(AcceptedView view) implements Completed {}

    /** It is not one that we take. */
    record Refused(Problem why) implements Completed {}

    /** It is a piece, and waits to be assembled with others. */
    record Piece() implements Completed {}
}
