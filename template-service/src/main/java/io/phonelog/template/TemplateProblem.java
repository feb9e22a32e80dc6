package io.phonelog.template;

import io.phonelog.platform.problem.ProblemType;

/** The whole error surface of templates. */
public enum TemplateProblem implements ProblemType {
    TEMPLATE_NOT_FOUND(404, "There is no such template"),
    TEMPLATE_VERSION_NOT_FOUND(404, "The template has no such version"),
    TEMPLATE_NAME_TAKEN(409, "The name is taken"),
    TEMPLATE_BUILT_IN(409, "The template belongs to the built-in catalogue");

    private final int status;
    private final String title;

    TemplateProblem(int status, String title) {
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
