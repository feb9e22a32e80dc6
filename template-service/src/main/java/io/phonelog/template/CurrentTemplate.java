package io.phonelog.template;

/** A template with its newest version. */
public record CurrentTemplate(TemplateHead head, TemplateVersion newest) {
    TemplateView view() {
        return TemplateView.of(head, newest);
    }
}
