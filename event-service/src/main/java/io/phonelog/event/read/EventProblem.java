package io.phonelog.event.read;

import io.phonelog.platform.problem.ProblemType;

/** The whole error surface of reading events. */
public enum EventProblem implements ProblemType {
    EVENT_NOT_FOUND(404, "There is no such event"),
    UNKNOWN_SORT(400, "Events cannot be sorted by that"),
    QUERY_TOO_SHORT(400, "The search is for too little"),
    QUERY_TOO_EXPENSIVE(422, "The question takes too long to answer"),
    TOO_MANY_EXPORTS(503, "Too many exports at once"),
    TOO_MANY_BUCKETS(422, "The series would be too long");

    private final int status;
    private final String title;

    EventProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
