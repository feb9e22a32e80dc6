package io.phonelog.monitoring.apikey;

import io.phonelog.platform.problem.ProblemType;

/** The whole error surface of API keys. */
public enum ApiKeyProblem implements ProblemType {
    API_KEY_NOT_FOUND(404, "There is no such API key"),
    PERMISSION_NOT_HELD(403, "A key cannot do more than its maker");

    private final int status;
    private final String title;

    ApiKeyProblem(int status, String title) {
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
